// What the phone says of a patrol and of what waits. Pure.
import { minutes, totals } from "./patrol.js";
import { wasEverSent } from "./records.js";
import { counted, clockOf, dayOf, dateOf, lengthInWords } from "./times.js";

export function crewWords({ staff_count, partners }, { organisation }) {
  const ours = `${staff_count} from ${organisation.name}`;
  return [ours, ...partners.filter((each) => each.staff_count > 0).map((each) => `${each.staff_count} from ${each.organisation}`)].join(", ");
}

// "2 visits, 27 minutes, 3 outcomes"
export function sumWords(patrol, now) {
  const inZones = patrol.visits.reduce((sum, visit) => sum + minutes(visit, now), 0);
  const time = patrol.visits.length ? inZones : minutes(patrol, now);
  const outcomes = Object.values(totals(patrol)).reduce((sum, number) => sum + number, 0);
  const came = outcomes ? counted(outcomes, "outcome") : "nothing to report";
  return `${counted(patrol.visits.length, "visit")}, ${lengthInWords(time)}, ${came}`;
}

export function outcomesWords(outcomes, labelOf) {
  const parts = Object.entries(outcomes).map(([code, number]) => `${labelOf(code)} ${number}`);
  return parts.length ? parts.join(", ") : "nothing to report";
}

// "Sunday 22 November, 19:40 to 20:10". isOver: without an end of its own it was ended elsewhere, at whatever time.
export function spanWords({ started_at, ended_at }, now, { isOver = false } = {}) {
  const day = dateOf(started_at) === dateOf(now) ? "Today" : dayOf(started_at);
  if (ended_at !== null) return `${day}, ${clockOf(started_at)} to ${clockOf(ended_at)}`;
  return `${day}, ${isOver ? "from" : "since"} ${clockOf(started_at)}`;
}

export function sentWords(record) {
  const all = record.patrol.visits.length;
  const isSent = record.sent_revision >= record.revision;
  const arrived = isSent ? all : Math.min(all, record.receipt?.visits ?? 0);
  if (all === 0) return `Saved on this phone; ${isSent ? "sent" : "not sent yet"}.`;
  // The visit arrived as it stood then: what was counted or left since has not.
  if (!isSent && arrived === all) return "Saved on this phone; the last change is not sent yet.";
  return `Saved on this phone; sent ${arrived} of ${all}.`;
}

// Where one record is on its way. state: that of the sender.
export function stateWords(record, state) {
  if (record.problem?.final) return "The service will not take it.";
  if (record.problem) return "The service asks for something. Put it right and it is sent.";
  if (!record.ready) return "A draft. It is sent once you save it.";
  if (record.sent_revision >= record.revision) return record.receipt ? `Sent, ${record.receipt.reference}.` : "Sent.";
  if (state === "sign-in") return "Sign in again to send. Nothing is lost.";
  if (state === "sending") return "Sending.";
  return "Waiting for signal. Nothing is lost.";
}

// What the service says of the line that it has; "" once the line was changed here.
export function warningWords({ receipt, revision, sent_revision }) {
  const said = sent_revision >= revision ? receipt?.warnings ?? [] : [];
  return [...new Set(said.map(({ words }) => words))].join(" ");
}

// The line on every screen. asking: how many of those that wait the service asks about; refused: those it will not take.
export function waitingWords({ waiting, asking = 0, refused = 0, drafts = 0 }, state) {
  const also = [
    asking && ` The service asks about ${asking}.`,
    refused && ` ${entries(refused)} not taken by the service.`,
    drafts && ` ${draftWords(drafts)}.`,
  ].filter(Boolean).join("");
  if (waiting === 0) return refused || drafts ? also.trim() : "Everything is sent.";
  if (asking === waiting) return `${entries(waiting)} not sent.${also}`;
  const why = state === "sign-in" ? "Sign in again to send." : state === "sending" ? "Sending." : "Nothing is lost.";
  return `${entries(waiting)} not sent yet. ${why}${also}`;
}

// "2 drafts not finished"
export function draftWords(drafts) {
  return `${counted(drafts, "draft")} not finished`;
}

// Before somebody goes.
export function leavingWords({ waiting, drafts }) {
  const unsent = waiting ? `${entries(waiting)} not sent yet. ` : "";
  if (waiting + drafts === 0) return "Everything is sent.";
  return `${unsent}${drafts ? `${draftWords(drafts)}. ` : ""}What is not sent stays on this phone, for you alone, until you sign in again.`;
}

// What goes with a record that the service will not take.
export function lostWords(record, now) {
  const what = `${spanWords(record.patrol, now)}: ${sumWords(record.patrol, now)}.`;
  // A patrol begun elsewhere is known there before this phone has a receipt.
  const holder = record.receipt?.reference ?? (wasEverSent(record) ? "The service" : null);
  if (holder === null) return `${what} None of this was stored. Once it is off this phone it is nowhere.`;
  return `${what} ${holder} keeps what it had before. What you logged or changed on this phone since was not stored.`;
}

function entries(number) {
  return `${number} ${number === 1 ? "entry" : "entries"}`;
}
