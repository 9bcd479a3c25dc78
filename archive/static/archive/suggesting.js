/* Comboboxes: a form with data-suggest offers records while one types, and is sent with the one chosen. */

const PAUSE = 120; // milliseconds without a key before the archive is asked

async function suggestions(address, words) {
  const url = new URL(address, location.href);
  url.searchParams.set("q", words);
  const answer = await fetch(url);
  return answer.ok ? (await answer.json()).results : [];
}

function optionOf(entry, id) {
  const option = document.createElement("li");
  Object.assign(option, { id, role: "option", ariaSelected: "false" });
  const [label, kind] = [0, 1].map(() => option.appendChild(document.createElement("span")));
  Object.assign(kind, { className: "count", textContent: entry.kind_label });
  label.textContent = entry.label;
  option.dataset.id = entry.id;
  return option;
}

function combobox(form) {
  const hooks = ["[role=combobox]", "[role=listbox]", "[data-chosen]", "[role=status]"];
  const [field, list, chosen, status] = hooks.map((hook) => form.querySelector(hook));
  let [active, timer, asked] = [null, 0, 0];

  function activate(option) {
    for (const one of list.children) one.ariaSelected = String(one === option);
    active = option;
    field.setAttribute("aria-activedescendant", option?.id ?? "");
    option?.scrollIntoView({ block: "nearest" });
  }
  function show(entries) {
    list.replaceChildren(...entries.map((entry, place) => optionOf(entry, `${list.id}-${place}`)));
    list.hidden = entries.length === 0;
    field.ariaExpanded = String(!list.hidden);
    activate();
  }
  async function ask() {
    const mine = ++asked;
    const words = field.value.trim();
    const entries = words.length < 2 ? [] : await suggestions(form.dataset.suggest, words).catch(() => []);
    if (mine !== asked) return;
    show(entries);
    status.textContent = words.length < 2 ? "" : entries.length ? status.dataset.some : status.dataset.none;
  }
  function choose(option) {
    Object.assign(chosen, { value: option?.dataset.id, disabled: !option });
    if (option) form.submit();
  }
  const keys = {
    ArrowDown: () => (list.hidden ? ask() : activate(active?.nextElementSibling ?? list.firstElementChild)),
    ArrowUp: () => activate(active?.previousElementSibling ?? list.lastElementChild),
    Enter: () => choose(active ?? list.firstElementChild),
    Escape: () => (list.hidden ? (field.value = "") : show([])),
  };
  field.addEventListener("input", () => (clearTimeout(timer), (timer = setTimeout(ask, PAUSE))));
  field.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  field.addEventListener("blur", () => show([], ++asked));
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => choose(event.target.closest("[role=option]")));
  form.hidden = false;
}

export const offerSuggestions = (root) => root.querySelectorAll("[data-suggest]").forEach(combobox);
