// Who is on the patrol, in numbers by organisation. Stepped with the thumb, never typed.
import { el, more } from "./dom.js";

const AT_ONCE = 4;

// change({staff_count, partners}) at every step.
export function crewSteppers(crew, kit, change) {
  let state = { staff_count: crew.staff_count, partners: crew.partners };
  const told = (next) => change((state = next));
  const numberOf = (name) => state.partners.find((each) => each.organisation === name)?.staff_count ?? 0;
  const withPartner = (name, staff_count) => {
    const others = state.partners.filter((each) => each.organisation !== name);
    return { ...state, partners: staff_count > 0 ? [...others, { organisation: name, staff_count }] : others };
  };
  const own = stepper(kit.organisation.name, state.staff_count, { least: 1, most: kit.limits.most_staff },
    (staff_count) => told({ ...state, staff_count }));
  const theirs = kit.partners.map(({ short_name, name }) =>
    stepper(name, numberOf(short_name), { least: 0, most: kit.limits.most_staff }, (number) => told(withPartner(short_name, number))));
  const rest = theirs.slice(AT_ONCE);
  return el("div", {}, own, theirs.slice(0, AT_ONCE), rest.length ? more("Other organisations", rest) : null);
}

export function stepper(label, value, { least, most }, change) {
  const shown = el("output", { class: "app-step__number" }, String(value));
  const step = (by) => {
    const next = Math.min(most, Math.max(least, value + by));
    if (next === value) return;
    value = next;
    shown.textContent = String(value);
    mark();
    change(value);
  };
  const less = el("button", { type: "button", class: "app-go app-go--step", "aria-label": `One less from ${label}`, onclick: () => step(-1) }, "−");
  const plus = el("button", { type: "button", class: "app-go app-go--step", "aria-label": `One more from ${label}`, onclick: () => step(1) }, "+");
  // Not disabled, which would take the focus away from under a finger.
  const mark = () => {
    less.setAttribute("aria-disabled", String(value <= least));
    plus.setAttribute("aria-disabled", String(value >= most));
  };
  mark();
  return el("div", { class: "app-step", role: "group", "aria-label": label }, el("span", { class: "app-step__label" }, label), less, shown, plus);
}
