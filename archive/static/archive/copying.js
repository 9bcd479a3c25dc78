/* Copy buttons: data-copy names the element whose text (or data-text) goes to the clipboard. */

const textOf = (element) => element.dataset.text ?? element.textContent.trim();

/** Where the clipboard may not be written (no TLS, no permission), the browser's old command still copies. */
function copyOldWay(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.className = "sr";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

export function offerCopies(root) {
  const status = root.querySelector("[data-copied]");
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copy(textOf(root.getElementById(button.dataset.copy)));
      button.focus();
      button.dataset.done = done ? "yes" : "no";
      setTimeout(() => delete button.dataset.done, 2000);
      if (status) status.textContent = done ? status.dataset.copied : status.dataset.failed;
    });
  }
}
