// Small pieces of page, made without HTML strings, so that data can never become markup.

export function element(tag, { text, className, ...attributes } = {}, children = []) {
  const made = document.createElement(tag);
  if (text !== undefined) {
    made.textContent = text;
  }
  if (className) {
    made.className = className;
  }
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// A pop-up of lines, the first one strong, with an optional link below.
export function popup([first, ...rest], link) {
  const lines = [element("strong", { text: first }), ...rest.map((text) => element("span", { text }))];
  if (link) {
    lines.push(element("a", { text: link.text, href: link.href, className: "govuk-link" }));
  }
  return element("div", { className: "app-popup" }, lines);
}

export function label(text) {
  return element("span", { text });
}
