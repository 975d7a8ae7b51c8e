// What is kept on the phone of one patrol, and what may happen to it. Plain values in, plain values out.
import { fromDocument } from "./patrol.js";

const DAY_MS = 86_400_000;

export function newRecord({ id, person, kind, patrol, ready, order }) {
  return {
    id,
    person,
    order,
    kind,
    ready,
    patrol,
    revision: 1,
    sent_revision: 0,
    // Sent, and the answer was lost or is still to come: the server may have it.
    unanswered: false,
    receipt: null,
    problem: null,
    sure: false,
  };
}

// Two phones that go on with one patrol must not call different changes by one number: each leaps ahead by chance.
const WIDEST_LEAP = 1000;

// The patrol that runs on the server, begun on another phone or on the plain pages. What the server says of it
// is its receipt: by that it is known later to be over.
export function adoptedRecord(document, order, at, random = Math.random()) {
  const { person, client_id: id, revision, reference } = document;
  const receipt = { client_id: id, revision, reference, state: "running", url: `/patrols/${reference}/`, visits: document.visits.length, received_at: at, now: at };
  const record = newRecord({ id, person, kind: "walking", patrol: fromDocument(document), ready: true, order });
  return { ...record, revision, sent_revision: revision, receipt, leap: 1 + Math.floor(random * WIDEST_LEAP) };
}

// Ended or struck out elsewhere, as a kit made after its last receipt tells.
export function isOverElsewhere(record, kit) {
  return isRunning(record) && !isWaiting(record) && record.receipt !== null && record.id !== kit.running?.client_id && record.receipt.received_at < kit.now;
}

// Sent, over, and this phone was never told when it ended: its page has what was recorded.
export function isEndedElsewhere(record) {
  const isSent = record.receipt !== null && record.sent_revision >= record.revision && record.problem === null;
  return isSent && record.patrol.ended_at === null && !isRunning(record);
}

export function endedElsewhere(record) {
  return { ...record, receipt: { ...record.receipt, state: "finished" } };
}

// A change that changes nothing (a double tap) is none.
export function changed(record, patrol) {
  if (patrol === undefined || JSON.stringify(patrol) === JSON.stringify(record.patrol)) return record;
  const sure = record.sure && JSON.stringify(timesOf(patrol)) === JSON.stringify(timesOf(record.patrol));
  return { ...record, patrol, sure, revision: record.revision + (record.leap ?? 1), leap: 1, problem: null };
}

export function madeSure(record) {
  return record.sure ? record : { ...record, sure: true, revision: record.revision + 1, problem: null };
}

export function madeReady(record) {
  return record.ready ? record : { ...record, ready: true };
}

export function tried(record) {
  return { ...record, unanswered: true };
}

// `sent` is the record as it was when it was sent; it may have changed since.
export function confirmed(record, sent, receipt) {
  const after = {
    ...record,
    receipt,
    sent_revision: Math.max(record.sent_revision, sent.revision),
    unanswered: false,
    problem: record.revision === sent.revision ? null : record.problem,
  };
  // The server holds a newer one than this phone ever made: what is on this phone is sent as the newest.
  if (receipt.revision > sent.revision) after.revision = Math.max(record.revision, receipt.revision + 1);
  return after;
}

// A refusal says nothing of an earlier time, of which the answer was lost.
export function refused(record, sent, problem) {
  return {
    ...record,
    unanswered: sent.unanswered,
    problem: record.revision === sent.revision ? problem : record.problem,
  };
}

// What was refused for good waits for nothing: its person lets it go.
export function isWaiting(record) {
  return record.ready && record.revision > record.sent_revision && !isRefusedForGood(record);
}

export function isRefusedForGood({ problem }) {
  return problem?.final === true;
}

// The server holds all of it, and it is over: this phone needs it no more.
export function isConfirmed(record) {
  return record.revision === record.sent_revision && record.receipt !== null && record.problem === null && !isRunning(record);
}

export function inOrder(records) {
  return [...records].sort((one, other) => one.order - other.order || (one.id < other.id ? -1 : 1));
}

// What was refused waits for its person, and holds nobody up.
export function nextToSend(records) {
  return inOrder(records).find((record) => isWaiting(record) && record.problem === null) ?? null;
}

export function wasEverSent(record) {
  return record.sent_revision > 0 || record.receipt !== null || record.unanswered;
}

export function isRunning(record) {
  return record.kind === "walking" && record.patrol.ended_at === null && (record.receipt?.state ?? "running") === "running" && !isRefusedForGood(record);
}

// Days since the receipt came, not since the patrol: what was logged late is seen for as long.
export function mayBeForgotten(record, days, now) {
  return isConfirmed(record) && Date.parse(record.receipt.received_at) < now - days * DAY_MS;
}

function timesOf({ started_at, ended_at, visits }) {
  return [started_at, ended_at, ...visits.map(({ zone, arrived_at, left_at }) => [zone, arrived_at, left_at])];
}
