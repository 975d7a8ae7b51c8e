// The weeks that the map steps through, in words. Which there are is worked out by the server. Pure.
import { counted } from "./words.js";

// A day of the calendar is no moment: read as UTC, no change of the clocks moves it.
const written = (day, parts) => new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...parts }).format(new Date(`${day}T00:00:00Z`));
const part = (day, name, as = "long") => written(day, { [name]: as });
const dayOf = (day) => `${part(day, "weekday")} ${part(day, "day", "numeric")}`;
const monthOf = (day) => part(day, "month");
const yearOf = (day) => part(day, "year", "numeric");

// "Monday 9 to Sunday 15 November 2026": month and year stand once where they are the same.
export function daysInWords(first, last) {
  const end = `${dayOf(last)} ${monthOf(last)} ${yearOf(last)}`;
  if (first === last) {
    return end;
  }
  if (yearOf(first) !== yearOf(last)) {
    return `${dayOf(first)} ${monthOf(first)} ${yearOf(first)} to ${end}`;
  }
  return monthOf(first) === monthOf(last) ? `${dayOf(first)} to ${end}` : `${dayOf(first)} ${monthOf(first)} to ${end}`;
}

export function hasNoData({ count }) {
  return count === null;
}

// "Week 46: Monday 9 to Sunday 15 November 2026, 12 incidents"
export function weekInWords(week) {
  const days = week.days < 7 ? ` (${week.days} of 7 days)` : "";
  return `Week ${week.number}: ${daysInWords(week.first_on, week.last_on)}${days}, ${incidentsOf(week)}`;
}

function incidentsOf({ count, in_cells: inCells, known_from: knownFrom }) {
  if (hasNoData({ count })) {
    return "no data";
  }
  const placed = inCells === count ? "" : `, ${inCells.toLocaleString("en-GB")} of them on the map`;
  const since = knownFrom ? `, on record from ${daysInWords(knownFrom, knownFrom)}` : "";
  return `${counted(count, "incident")}${placed}${since}`;
}

// What the address and the API call the same days.
export function askedOf(week) {
  return { period: "dates", from_on: week.first_on, to_on: week.last_on };
}

// Positions of the slider: 0 is the whole period, then a week each.
export function moved(at, by, howMany) {
  return Math.min(howMany, Math.max(0, at + by));
}

// From the end, and from the whole period, playing begins with the first week.
export function playsFrom(at, howMany) {
  return at >= howMany ? 1 : at + 1;
}
