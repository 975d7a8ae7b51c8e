// Keeps what a page's forms hold when its sign-in ends, and puts it back when the same person is back on the page.
import { forget, isTick, keep, placesOf, take, typedIn } from "./drafts.js";

const WORDS = "What you had typed before you were signed out is here again. It is not saved yet.";

function forms() {
  const sent = [...document.querySelectorAll("main form")].filter((form) => form.method === "post");
  return sent.map((form) => [...form.elements]);
}

function here(person) {
  return { person, path: location.pathname + location.search, now: Date.now() };
}

export function keepTyped(person) {
  const cameBack = document.querySelector(".govuk-error-summary") !== null;
  ifItKeeps(() => keep(sessionStorage, { ...here(person), typed: typedIn(forms(), { cameBack }) }));
}

export function forgetTyped() {
  ifItKeeps(() => forget(sessionStorage));
}

export function giveBack(person) {
  const places = placesOf(forms(), ifItKeeps(() => take(sessionStorage, here(person))) ?? []);
  for (const { element, kept } of places) fill(element, kept);
  if (places.length > 0) tell();
}

// A browser may keep nothing; then nothing comes back, and all else is as ever.
function ifItKeeps(does) {
  try {
    return does();
  } catch {
    return undefined;
  }
}

// A click, so that what a tick opens is open again.
function fill(element, kept) {
  if (isTick(element)) {
    if (element.checked !== kept.checked && (element.type === "checkbox" || kept.checked)) element.click();
    return;
  }
  element.value = kept.value;
  for (const kind of ["input", "change"]) element.dispatchEvent(new Event(kind, { bubbles: true }));
}

function tell() {
  const line = document.createElement("p");
  line.className = "govuk-inset-text";
  line.setAttribute("role", "status");
  document.querySelector("main").prepend(line);
  line.textContent = WORDS;
}
