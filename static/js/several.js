// Typing many incidents: Enter goes on to the next row, and after the last one asks for more rows.
// Without this, Enter only has the rows looked over.
const form = document.querySelector("[data-several]");
if (form) start();

function start() {
  document.querySelector(".app-several__keys").hidden = false;
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    const isTyping = field.matches("input:not([type=hidden], [type=checkbox]), select");
    if (event.key !== "Enter" || !isTyping || event.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = field.closest("fieldset").nextElementSibling;
    const first = next?.querySelector("input:not([type=hidden]), select");
    (first ?? form.querySelector("[name=more]") ?? form.querySelector(".govuk-button")).focus();
  });
  // Where rows were just added, typing goes on.
  document.getElementById(form.dataset.goOn ?? "")?.focus();
}
