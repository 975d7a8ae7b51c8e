// The big buttons that count what came of a visit, with the way back.
import { el, more } from "./dom.js";

// Where a kit of before does not say how many are in sight at once.
const USUALLY_IN_SIGHT = 10;

// change(code, by) is told of each press; update(outcomes) shows what the counts are by now.
export function counters(codes, outcomes, change, inSight = USUALLY_IN_SIGHT) {
  const taps = codes.map((code) => tap(code, () => change(code, outcomes[code.code] && !code.is_count ? -1 : 1)));
  const back = more("Take something back");
  const grid = (some) => el("div", { class: "app-taps app-out-taps" }, some.map(({ button }) => button));
  const rest = taps.slice(inSight);
  const node = el("div", {}, grid(taps.slice(0, inSight)), rest.length ? more("More outcomes", grid(rest)) : null, back);

  function update(now) {
    outcomes = now;
    for (const each of taps) each.show(now[each.code.code] ?? 0);
    showBack();
  }

  function showBack() {
    const counted = codes.filter(({ code }) => outcomes[code]);
    const held = document.activeElement?.dataset?.code;
    const buttons = counted.map((code) =>
      el("button", { type: "button", class: "app-tap", "data-code": code.code, onclick: () => change(code, -1) },
        el("span", { class: "app-tap__label" }, `One less: ${code.label}`), " ",
        el("span", { class: "app-tap__count" }, String(outcomes[code.code]))));
    const inside = back.contains(document.activeElement);
    back.hidden = counted.length === 0;
    back.querySelector("div")?.remove();
    back.append(el("div", { class: "app-taps app-out-taps" }, buttons));
    // What had the focus was made anew, or is gone with the last of its kind.
    if (inside) (buttons.find((each) => each.dataset.code === held) ?? buttons[0] ?? taps[0].button).focus();
  }

  update(outcomes);
  return { node, update };
}

function tap(code, press) {
  const count = el("span", { class: "app-tap__count" });
  const button = el("button", { type: "button", class: "app-tap", onclick: press },
    el("span", { class: "app-tap__label" }, code.label, code.terms ? el("span", { class: "app-tap__terms" }, ` ${code.terms}`) : null),
    " ", count);
  const show = (number) => {
    count.textContent = code.is_count ? String(number) : number ? "✓" : "";
    button.classList.toggle("app-tap--counted", number > 0);
    if (!code.is_count) button.setAttribute("aria-pressed", String(number > 0));
  };
  return { code, button, show };
}
