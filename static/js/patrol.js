// Keeps the minutes of a patrol going while its page is open. The server wrote them as they were.
import { adviceAfter, minutesSince, widthOf } from "./patrol/clock.js";

const clocks = document.querySelectorAll("[data-minutes-since]");
const bar = document.querySelector("[data-band]");
const advice = document.querySelector("[data-advice]");
const steps = document.getElementById("band-steps");

function tick() {
  const now = Date.now();
  for (const clock of clocks) clock.textContent = String(minutesSince(clock.dataset.minutesSince, now));
  if (!bar) return;
  const minutes = minutesSince(bar.dataset.band, now);
  bar.setAttribute("width", String(widthOf(minutes)));
  const said = adviceAfter(minutes, JSON.parse(steps.textContent));
  if (advice.textContent !== said) advice.textContent = said;
}

tick();
setInterval(tick, 10_000);
