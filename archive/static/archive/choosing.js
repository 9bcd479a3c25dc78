/* A choice marked data-submit sends its form at once; without this there is the button beside it. */

export function submitOnChoice(root) {
  for (const choice of root.querySelectorAll("[data-submit]")) {
    choice.form.querySelector("[data-submit-button]")?.setAttribute("hidden", "");
    choice.addEventListener("change", () => choice.form.requestSubmit());
  }
}
