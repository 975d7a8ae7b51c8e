// The arithmetic of the clock on a patrol's page.
const FULL_BAR_MINUTES = 20;

export function minutesSince(iso, nowMs) {
  return Math.max(0, Math.floor((nowMs - Date.parse(iso)) / 60_000));
}

export function widthOf(minutes) {
  return Math.min(minutes, FULL_BAR_MINUTES);
}

export function adviceAfter(minutes, steps) {
  return steps.filter((step) => minutes >= step.from_minutes).at(-1).advice;
}
