// What is wrong or doubtful about a patrol, in words, before the server says it. Pure.
import { minutes } from "./patrol.js";
import { MINUTE, clockOf, dayOf, dateOf, lengthInWords, minutesBetween } from "./times.js";

// What a kit kept from before the server told of them leaves out.
const USUAL = { qualifying_minutes: 10, gap_minutes: 20 };
const FUTURE = "This is in the future. Enter a time that has passed.";

// By field: "started_at", "ended_at", "visits", and for a visit its id and the field, as in "3f…c1 left_at".
// One slip is told once, where it was made. isSpan: the patrol has no times of its own, it lasts as long as its visits.
export function complaints(patrol, { now, limits, others = [], isSpan = false }) {
  return isSpan && patrol.visits.length ? spanComplaints(patrol, { now, limits, others }) : ownComplaints(patrol, { now, limits, others });
}

function spanComplaints(patrol, { now, limits, others }) {
  const found = {};
  const say = (field, sentence) => (found[field] ??= sentence);
  checkVisits(patrol, { start: -Infinity, end: Infinity, now }, say);
  if (Object.keys(found).some((field) => !field.endsWith(" zone"))) return found;
  const { started_at, ended_at } = ownComplaints({ ...patrol, visits: [] }, { now, limits, others });
  if (started_at) say(`${patrol.visits[0].client_id} arrived_at`, started_at);
  if (ended_at) say(`${patrol.visits.at(-1).client_id} left_at`, ended_at);
  return found;
}

function ownComplaints(patrol, { now, limits, others }) {
  const found = {};
  const say = (field, sentence) => (found[field] ??= sentence);
  const start = Date.parse(patrol.started_at);
  const end = patrol.ended_at === null ? null : Date.parse(patrol.ended_at);
  const longest = limits.longest_patrol_minutes * MINUTE;

  if (start > now) say("started_at", FUTURE);
  if (end !== null && end <= start) say("ended_at", "The end must be after the start.");
  else if (end !== null && end > now) say("ended_at", FUTURE);
  else if (end !== null && end - start > longest) {
    say("ended_at", `A patrol can last at most ${lengthInWords(limits.longest_patrol_minutes)}. Check the day and the times.`);
  }
  // Visits are not measured by times that are wrong themselves.
  checkVisits(patrol, { start: found.started_at ? -Infinity : start, end: end === null ? null : found.ended_at ? Infinity : end, now }, say);
  const other = others.find((each) => overlap(patrol, each, now));
  if (other) say("started_at", overlapWords(other));
  return found;
}

function checkVisits(patrol, { start, end, now }, say) {
  let before = null;
  for (const visit of patrol.visits) {
    const at = (field, sentence) => say(`${visit.client_id} ${field}`, sentence);
    const arrived = Date.parse(visit.arrived_at);
    const left = visit.left_at === null ? null : Date.parse(visit.left_at);
    if (!visit.zone) at("zone", "Choose the zone.");
    if (arrived < start) at("arrived_at", "This is before the patrol started.");
    else if (end !== null && arrived >= end) at("arrived_at", "This is after the patrol ended.");
    else if (arrived > now) at("arrived_at", FUTURE);
    else if (before !== null && arrived < before) at("arrived_at", "This is before the visit above it ended.");
    else if (left !== null && left <= arrived) at("left_at", "Leaving must be after arriving.");
    else if (left !== null && left > now) at("left_at", FUTURE);
    else if (left !== null && end !== null && left > end) at("left_at", "This is after the patrol ended.");
    else if (left !== null) before = left;
    if (left === null && end !== null) at("left_at", "Enter when you left.");
    before = Math.max(before ?? arrived, arrived);
  }
}

// Sentences to say yes to: a visit of hours is rare, a time mistyped is not.
export function doubts(patrol, { now, limits, zoneName }) {
  return patrol.visits
    .filter((visit) => isDoubtful(visit, now, limits))
    .map((visit) => `That is ${lengthInWords(minutes(visit, now))} at ${zoneName(visit.zone)}. Is that right?`);
}

export function isDoubtful(visit, now, limits) {
  return minutes(visit, now) > limits.doubtful_visit_minutes;
}

export function isTooLong(patrol, now, limits) {
  return patrol.ended_at === null && now - Date.parse(patrol.started_at) > limits.longest_patrol_minutes * MINUTE;
}

// The same second look as on the patrol's page: {visit, sentence}, visit null where one may be missing.
export function gaps(patrol, { now, limits, zoneName }) {
  const { qualifying_minutes: enough, gap_minutes: long } = { ...USUAL, ...limits };
  if (patrol.visits.length === 0) return [{ visit: null, sentence: "No zone is on this patrol yet. If you went to one, add it." }];
  const short = patrol.visits.filter((visit) => visit.left_at !== null && minutes(visit, now) < enough);
  const inNoZone = between(patrol).filter(([left, arrived]) => Date.parse(arrived) - Date.parse(left) >= long * MINUTE);
  return [
    ...short.map((visit) => ({
      visit,
      sentence: `${zoneName(visit.zone)}, ${span(visit.arrived_at, visit.left_at)}: ${lengthInWords(minutes(visit, now))}. It is kept; a visit counts from ${enough} minutes. Were you there longer?`,
    })),
    ...inNoZone.map(([left, arrived]) => ({
      visit: null,
      sentence: `${span(left, arrived)}, ${lengthInWords(minutesBetween(left, arrived))}, is in no zone. That is fine on the way; if you went to a zone, add it.`,
    })),
  ];
}

// What lies before, between and after the visits.
function between({ started_at, ended_at, visits }) {
  const ends = [started_at, ...visits.map((visit) => visit.left_at ?? visit.arrived_at)];
  const starts = [...visits.map((visit) => visit.arrived_at), ended_at ?? ends.at(-1)];
  return ends.map((left, index) => [left, starts[index]]);
}

function span(from, to) {
  return `${clockOf(from)} to ${clockOf(to)}`;
}

function overlap(one, other, now) {
  const [from, to] = [Date.parse(one.started_at), Date.parse(one.ended_at ?? new Date(now).toISOString())];
  const [start, end] = [Date.parse(other.started_at), Date.parse(other.ended_at ?? new Date(now).toISOString())];
  return from < end && start < to;
}

function overlapWords({ started_at, ended_at }) {
  const day = dayOf(started_at);
  if (ended_at === null) return `You have been on another patrol since ${clockOf(started_at)} on ${day}.`;
  const until = dateOf(ended_at) === dateOf(started_at) ? clockOf(ended_at) : `${clockOf(ended_at)} the day after`;
  return `This overlaps your patrol of ${day}, ${clockOf(started_at)} to ${until}.`;
}
