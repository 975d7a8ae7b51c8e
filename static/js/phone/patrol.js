// A patrol as it is logged on a phone: what can be done to it, and what it adds up to. Pure; a time is a parameter.
import { MINUTE, iso, minutesBetween } from "./times.js";

// A zone chosen within a minute of another, in which nothing was counted, was a slip of the thumb.
const SLIP = MINUTE;

export function begin({ at, staff_count, partners }) {
  return {
    started_at: iso(at),
    ended_at: null,
    staff_count,
    partners: partners.filter((each) => each.staff_count > 0),
    visits: [],
    removed: [],
    nothing_to_report: false,
    note: "",
  };
}

export function presentVisit(patrol) {
  return patrol.ended_at === null ? patrol.visits.findLast((visit) => visit.left_at === null) ?? null : null;
}

export function visitOf(patrol, id) {
  return patrol.visits.find((visit) => visit.client_id === id) ?? null;
}

// Leaves the zone before. Arriving where one already is changes nothing.
export function arrive(patrol, { zone, at, client_id }) {
  const present = presentVisit(patrol);
  if (present?.zone === zone || visitOf(patrol, client_id)) return patrol;
  const made = { client_id, zone, arrived_at: iso(at), left_at: null, outcomes: {} };
  if (present !== null && isSlip(present, at)) {
    const rest = removeVisit(patrol, present.client_id);
    return { ...rest, visits: [...rest.visits, { ...made, arrived_at: present.arrived_at }] };
  }
  const left = present === null ? patrol : leave(patrol, { at });
  const last = left.visits.at(-1);
  return { ...left, visits: [...left.visits, last ? { ...made, arrived_at: notBefore(at, last.left_at) } : made] };
}

export function leave(patrol, { at }) {
  const present = presentVisit(patrol);
  return present === null ? patrol : changeVisit(patrol, present.client_id, { left_at: after(at, present.arrived_at) });
}

export function count(patrol, id, code, { isCount = true, most = 500 } = {}) {
  const before = visitOf(patrol, id)?.outcomes[code] ?? 0;
  return before >= (isCount ? most : 1) ? patrol : setCount(patrol, id, code, before + 1);
}

export function undo(patrol, id, code) {
  const before = visitOf(patrol, id)?.outcomes[code] ?? 0;
  return before === 0 ? patrol : setCount(patrol, id, code, before - 1);
}

export function setCount(patrol, id, code, number) {
  const visit = visitOf(patrol, id);
  if (visit === null) return patrol;
  const { [code]: _, ...others } = visit.outcomes;
  const changed = changeVisit(patrol, id, { outcomes: number > 0 ? { ...visit.outcomes, [code]: number } : others });
  return settle(changed);
}

// The visit they are in ends with it. Without outcomes there was nothing to report.
export function end(patrol, { at }) {
  if (patrol.ended_at !== null) return patrol;
  const left = leave(patrol, { at });
  const latest = left.visits.at(-1)?.left_at ?? left.started_at;
  return settle({ ...left, ended_at: notBefore(after(at, left.started_at), latest) });
}

export function note(patrol, text) {
  return { ...patrol, note: text.slice(0, 200) };
}

export function addVisit(patrol, visit) {
  return { ...patrol, visits: [...patrol.visits, { left_at: null, outcomes: {}, ...visit }] };
}

export function changeVisit(patrol, id, change) {
  const visits = patrol.visits.map((visit) => (visit.client_id === id ? { ...visit, ...change } : visit));
  return { ...patrol, visits };
}

export function removeVisit(patrol, id) {
  const visits = patrol.visits.filter((visit) => visit.client_id !== id);
  return settle({ ...patrol, visits, removed: [...patrol.removed, id] });
}

// A patrol logged afterwards has no times of its own: it lasts from the first arrival to the last leaving.
export function spanVisits(patrol) {
  const visits = patrol.visits.toSorted((a, b) => Date.parse(a.arrived_at) - Date.parse(b.arrived_at));
  const ends = visits.map((visit) => visit.left_at).filter(Boolean).sort();
  if (visits.length === 0) return patrol;
  return { ...patrol, visits, started_at: visits[0].arrived_at, ended_at: ends.at(-1) ?? visits[0].arrived_at };
}

export function totals(patrol) {
  const sums = {};
  for (const { outcomes } of patrol.visits) {
    for (const [code, number] of Object.entries(outcomes)) sums[code] = (sums[code] ?? 0) + number;
  }
  return sums;
}

export function hasOutcomes(patrol) {
  return Object.keys(totals(patrol)).length > 0;
}

// Of a visit or of a patrol; one that runs lasts until now.
export function minutes(timed, now) {
  return minutesBetween(timed.arrived_at ?? timed.started_at, timed.left_at ?? timed.ended_at ?? iso(now));
}

// What organisations of these kinds may count: any of them on the patrol is enough.
export function codesFor(patrol, kit) {
  const kindOf = new Map(kit.partners.map((each) => [each.short_name, each.kind]));
  const kinds = [kit.organisation.kind, ...patrol.partners.map((each) => kindOf.get(each.organisation))];
  return kit.codes.filter((code) => code.usable_by.some((kind) => kinds.includes(kind)));
}

// What is sent: everything as it now stands.
export function toDocument(record, person) {
  const { visits, ...rest } = record.patrol;
  return {
    person,
    client_id: record.id,
    revision: record.revision,
    ...rest,
    visits: visits.map((visit) => ({
      ...visit,
      outcomes: Object.entries(visit.outcomes).map(([code, number]) => ({ code, count: number })),
    })),
    sure: record.sure,
  };
}

// The other way: what the server holds, to go on with it on this phone.
export function fromDocument(sent) {
  const visits = sent.visits.map((visit) => ({
    client_id: visit.client_id,
    zone: visit.zone,
    arrived_at: visit.arrived_at,
    left_at: visit.left_at,
    outcomes: Object.fromEntries(visit.outcomes.map(({ code, count: number }) => [code, number])),
  }));
  const { started_at, ended_at, staff_count, partners, nothing_to_report, note: text } = sent;
  return { started_at, ended_at, staff_count, partners, visits, removed: [], nothing_to_report, note: text };
}

function isSlip(visit, at) {
  return at - Date.parse(visit.arrived_at) < SLIP && Object.keys(visit.outcomes).length === 0;
}

// An ended patrol says that there was nothing to report exactly when nothing was counted.
export function settle(patrol) {
  return { ...patrol, nothing_to_report: patrol.ended_at !== null && !hasOutcomes(patrol) };
}

function after(at, earlier) {
  return iso(Math.max(Date.parse(iso(at)), Date.parse(earlier) + 1));
}

function notBefore(at, earlier) {
  return iso(Math.max(Date.parse(iso(at)), Date.parse(earlier)));
}
