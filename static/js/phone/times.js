// Times as people in Harlow say them, and back to instants. Pure.

const ZONE = "Europe/London";
const PARTS = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE, hourCycle: "h23",
  year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit",
});
const DAY = new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, weekday: "long", day: "numeric", month: "long" });

export const MINUTE = 60_000;

function parts(at) {
  return Object.fromEntries(PARTS.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
}

// "19:40"
export function clockOf(at) {
  const { hour, minute } = parts(at);
  return `${hour}:${minute}`;
}

// "2026-11-22", as a date input wants it.
export function dateOf(at) {
  const { year, month, day } = parts(at);
  return `${year}-${month}-${day}`;
}

// "Sunday 22 November"
export function dayOf(at) {
  return DAY.format(new Date(at)).replace(",", "");
}

// "19:40", with its day where that is not today.
export function momentOf(at, now) {
  return dateOf(at) === dateOf(now) ? clockOf(at) : `${clockOf(at)} on ${dayOf(at)}`;
}

// The instant at which Harlow's clocks show this; the first of the two when they are put back.
export function instantOf(date, time) {
  const wall = Date.parse(`${date}T${time}:00Z`);
  if (Number.isNaN(wall)) return null;
  const summer = wall - 60 * MINUTE;
  return iso(offsetAt(summer) === 60 * MINUTE ? summer : wall);
}

export function iso(at) {
  return new Date(at).toISOString();
}

export function minutesBetween(from, to) {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / MINUTE));
}

// "27 minutes", "3 hours 10 minutes"
export function lengthInWords(minutes) {
  if (minutes < 60) return counted(minutes, "minute");
  const hours = counted(Math.floor(minutes / 60), "hour");
  const rest = minutes % 60;
  return rest ? `${hours} ${counted(rest, "minute")}` : hours;
}

export function counted(number, word) {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}

function offsetAt(at) {
  const { year, month, day, hour, minute, second } = parts(at);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}
