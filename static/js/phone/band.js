// The minutes of a visit, on a bar that marks those that do most.
import { adviceAfter, widthOf } from "../patrol/clock.js";
import { el, svg } from "./dom.js";
import { minutes } from "./patrol.js";
import { clockOf, lengthInWords } from "./times.js";

const EVERY_MS = 5000;

export function band(visit, kit, now) {
  const time = el("strong", {});
  const sofar = svg("rect", { class: "app-band__sofar", x: 0, y: 0.6, width: 0, height: 0.8 });
  const advice = el("p", { class: "app-out-advice", role: "status" });
  const { best_from: from, best_to: to } = kit.band;
  const bar = svg("svg", { class: "app-band", viewBox: "0 0 20 2", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" },
    svg("rect", { class: "app-band__whole", x: 0, y: 0, width: 20, height: 2 }),
    svg("rect", { class: "app-band__best", x: from, y: 0, width: to - from, height: 2 }),
    sofar);
  const scale = el("p", { class: "app-out-scale", "aria-hidden": "true" },
    el("span", {}, "0"), el("span", {}, `${from} to ${to} minutes`), el("span", {}, "20"));

  function tick() {
    const whole = minutes(visit, now());
    time.textContent = lengthInWords(whole);
    sofar.setAttribute("width", String(widthOf(whole)));
    const said = adviceAfter(whole, kit.band.steps);
    if (advice.textContent !== said) advice.textContent = said;
  }

  tick();
  const timer = setInterval(tick, EVERY_MS);
  return {
    node: el("div", { class: "app-out-band" },
      el("p", { class: "app-out-clock" }, time, ` here, since ${clockOf(visit.arrived_at)}`), bar, scale, advice),
    stop: () => clearInterval(timer),
  };
}
