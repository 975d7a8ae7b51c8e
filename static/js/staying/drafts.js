// What somebody had typed when their sign-in ended: kept in this tab for an hour, given back once, to them alone and
// on the same page. Pure but for the storage that is handed in.
const KEY = "typed-before-signed-out";
export const KEPT_MS = 3_600_000;

const NEVER = new Set(["password", "hidden", "file", "submit", "button", "reset", "image", "fieldset", "output"]);
const PROVES_WHO = /password|one-time-code|webauthn/;

// forms: for each form of the page its elements, in their order. cameBack: it was sent and refused, so that what was
// typed is what the page began with.
export function typedIn(forms, { cameBack = false } = {}) {
  return forms.flatMap((elements, form) =>
    elements.filter((each) => mayBeKept(each) && (cameBack || wasChanged(each))).map((each) => ({ form, ...told(each) })),
  );
}

// The elements to fill again, each with what it held; what the page does not have any more is left out.
export function placesOf(forms, typed) {
  return typed.flatMap((kept) => {
    const element = (forms[kept.form] ?? []).find((each) => mayBeKept(each) && isMeant(each, kept));
    return element ? [{ element, kept }] : [];
  });
}

export function keep(storage, { person, path, now, typed }) {
  if (typed.length === 0) forget(storage);
  else storage.setItem(KEY, JSON.stringify({ person, path, until: now + KEPT_MS, typed }));
}

// Gone with the first page that is opened after, whoever opens it.
export function take(storage, { person, path, now }) {
  const text = storage.getItem(KEY);
  forget(storage);
  const kept = text === null ? null : JSON.parse(text);
  const isTheirs = kept !== null && kept.person === person && kept.path === path && now < kept.until;
  return isTheirs ? kept.typed : [];
}

export function forget(storage) {
  storage.removeItem(KEY);
}

export function isTick({ type }) {
  return type === "checkbox" || type === "radio";
}

function mayBeKept({ name, type, autocomplete = "" }) {
  return Boolean(name) && !NEVER.has(type) && !PROVES_WHO.test(autocomplete);
}

function wasChanged(element) {
  if (isTick(element)) return element.checked !== element.defaultChecked;
  if (element.options) return [...element.options].some((each) => each.selected !== each.defaultSelected);
  return element.value !== element.defaultValue;
}

function told(element) {
  const { name, value } = element;
  return isTick(element) ? { name, value, checked: element.checked } : { name, value };
}

// Ticks of one name are told apart by their values.
function isMeant(element, kept) {
  if (element.name !== kept.name || isTick(element) !== "checked" in kept) return false;
  return !isTick(element) || element.value === kept.value;
}
