// Leads from the ordinary pages to the patrol log of the phone, which works without signal.
// Without this script, or a browser that can keep anything, the same buttons do the same on plain pages.

function lead(event) {
  event.preventDefault();
  location.assign(event.currentTarget.dataset.out);
}

if (globalThis.indexedDB) {
  for (const door of document.querySelectorAll("form[data-out]")) door.addEventListener("submit", lead);
  for (const door of document.querySelectorAll("a[data-out]")) door.href = door.dataset.out;
}
