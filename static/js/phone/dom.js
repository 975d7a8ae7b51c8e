// Making the few kinds of things that the screens are made of. Data only ever becomes text.

const SVG = "http://www.w3.org/2000/svg";

export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function svg(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

export const text = (words, kind = "app-out-text") => el("p", { class: kind }, words);
export const hint = (words) => text(words, "app-out-hint");
export const subheading = (words) => el("h2", { class: "app-out-subheading" }, words);

// A thumb's button. A second press while the first is at work does nothing.
export function button(words, press, look = "") {
  let busy = false;
  const pressed = async (event) => {
    if (busy) return;
    busy = true;
    try {
      await press(event);
    } finally {
      busy = false;
    }
  };
  return el("button", { type: "button", class: `app-go ${look && `app-go--${look}`}`.trim(), onclick: pressed }, words);
}

export function link(words, href, properties = {}) {
  return el("a", { class: "app-out-link", href, ...properties }, words);
}

export function more(summary, ...children) {
  return el("details", { class: "app-out-more" }, el("summary", {}, summary), ...children);
}

export function list(items) {
  return el("ul", { class: "app-out-list" }, items.map((item) => el("li", {}, item)));
}

let fields = 0;

// A labelled input with what is wrong with it, if anything. `change(value)` at every change.
export function field(label, { type, value, help = null, ...attributes }, change) {
  fields += 1;
  const id = `field-${fields}`;
  const wrong = el("p", { class: "app-out-wrong", id: `${id}-wrong`, hidden: true });
  const input = el("input", {
    id, type, value, class: "app-out-input",
    "aria-describedby": [help && `${id}-help`, `${id}-wrong`].filter(Boolean).join(" "),
    ...attributes,
    oninput: () => change(input.value),
  });
  const made = el("div", { class: "app-out-field" },
    el("label", { for: id, class: "app-out-label" }, label),
    help && el("p", { id: `${id}-help`, class: "app-out-hint" }, help),
    wrong, input);
  made.complain = (sentence) => complain(input, wrong, sentence);
  made.input = input;
  return made;
}

export function complain(input, wrong, sentence) {
  wrong.textContent = sentence ? `Error: ${sentence}` : "";
  wrong.hidden = !sentence;
  if (sentence) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}
