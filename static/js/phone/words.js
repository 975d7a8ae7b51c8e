// What the phone says of a patrol and of what waits. Pure.
import { minutes, totals } from "./patrol.js";
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

// "Sunday 22 November, 19:40 to 20:10"
export function spanWords({ started_at, ended_at }, now) {
  const day = dateOf(started_at) === dateOf(now) ? "Today" : dayOf(started_at);
  return `${day}, ${ended_at === null ? `since ${clockOf(started_at)}` : `${clockOf(started_at)} to ${clockOf(ended_at)}`}`;
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
  if (record.problem) return "The service asks for something. Put it right and it is sent.";
  if (!record.ready) return "A draft. It is sent once you save it.";
  if (record.sent_revision >= record.revision) return record.receipt ? `Sent, ${record.receipt.reference}.` : "Sent.";
  if (state === "sign-in") return "Sign in again to send. Nothing is lost.";
  if (state === "sending") return "Sending.";
  return "Waiting for signal. Nothing is lost.";
}

// The line on every screen.
export function waitingWords(waiting, asking, state) {
  const asks = asking ? ` The service asks about ${asking}.` : "";
  if (waiting === 0) return "Everything is sent.";
  if (asking === waiting) return `${counted(waiting, "entry").replace("entrys", "entries")} not sent.${asks}`;
  const why = state === "sign-in" ? "Sign in again to send." : state === "sending" ? "Sending." : "Nothing is lost.";
  return `${waiting} ${waiting === 1 ? "entry" : "entries"} not sent yet. ${why}${asks}`;
}
