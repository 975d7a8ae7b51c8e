// Between a patrol's instants and the day and the times that somebody types. Pure.
import { changeVisit, spanVisits } from "./patrol.js";
import { MINUTE, clockOf, dateOf, instantOf } from "./times.js";

const MISSING = "Enter a time, like 19:40.";
const NEXT_DAY = 12 * 60 * MINUTE;

// {date, start, end, visits: {id: {from, to}}}
export function fieldsOf(patrol) {
  const visits = patrol.visits.map((visit) => [
    visit.client_id,
    { from: clockOf(visit.arrived_at), to: visit.left_at === null ? "" : clockOf(visit.left_at) },
  ]);
  return {
    date: dateOf(patrol.started_at),
    start: clockOf(patrol.started_at),
    end: patrol.ended_at === null ? "" : clockOf(patrol.ended_at),
    visits: Object.fromEntries(visits),
  };
}

// The patrol with what was typed, and by field what could not be read. `kind`: see the records.
export function withFields(patrol, fields, kind) {
  const missing = {};
  const read = (field, time, earlier, before) => {
    const typed = instantAfter(fields.date, time, earlier);
    if (typed === null && time === "" && before === null) return null;
    if (typed === null) missing[field] = fields.date ? MISSING : "Enter the day.";
    return typed === null || isSameMinute(typed, before) ? before : typed;
  };
  let changed = patrol;
  let start = patrol.started_at;
  if (kind === "walking") {
    start = read("started_at", fields.start, null, patrol.started_at);
    changed = { ...changed, started_at: start, ended_at: read("ended_at", fields.end, start, patrol.ended_at) };
  }
  let earlier = kind === "walking" ? start : null;
  for (const visit of patrol.visits) {
    const typed = fields.visits[visit.client_id];
    const arrived_at = read(`${visit.client_id} arrived_at`, typed.from, earlier, visit.arrived_at);
    const left_at = read(`${visit.client_id} left_at`, typed.to, arrived_at, visit.left_at);
    changed = changeVisit(changed, visit.client_id, { arrived_at, left_at });
    earlier ??= arrived_at;
  }
  return { patrol: kind === "walking" ? changed : spanVisits(changed), missing };
}

// A time earlier on the clock than what went before is meant on the next day, if that is not far off.
function instantAfter(date, time, earlier) {
  const same = instantOf(date, time);
  if (same === null || earlier === null || Date.parse(same) >= Date.parse(earlier)) return same;
  const next = instantOf(dayAfter(date), time);
  return Date.parse(next) - Date.parse(earlier) <= NEXT_DAY ? next : same;
}

function dayAfter(date) {
  const day = new Date(`${date}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

// Seconds are not typed: what shows the same minute was not changed.
function isSameMinute(one, other) {
  return other !== null && Math.floor(Date.parse(one) / MINUTE) === Math.floor(Date.parse(other) / MINUTE);
}
