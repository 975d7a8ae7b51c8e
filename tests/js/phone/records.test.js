import assert from "node:assert/strict";
import { test } from "node:test";
import { adoptedRecord, changed, confirmed, isConfirmed, isEndedElsewhere, isOverElsewhere, isRefusedForGood, isRunning, isWaiting, madeSure, mayBeForgotten, newRecord, nextToSend, refused, tried, wasEverSent } from "../../../static/js/phone/records.js";

const PATROL = { started_at: "2026-11-22T19:40:00.000Z", ended_at: null, staff_count: 1, partners: [], visits: [], removed: [], nothing_to_report: false, note: "" };
const make = (more = {}) => ({ ...newRecord({ id: "a", person: "17", kind: "walking", patrol: PATROL, ready: true, order: 1 }), ...more });
const receipt = (more = {}) => ({ client_id: "a", revision: 1, reference: "PAT-2026-000001", state: "running", received_at: "2026-11-22T19:41:00Z", ...more });

test("a change counts one revision more and clears what was refused before", () => {
  const after = changed(make({ problem: { status: 400 } }), { ...PATROL, note: "Dark" });

  assert.equal(after.revision, 2);
  assert.equal(after.problem, null);
});

test("a double tap that changes nothing is no change", () => {
  const record = make();

  assert.equal(changed(record, { ...PATROL }), record);
});

test("being sure of the times lasts while the times do", () => {
  const sure = madeSure(make());

  assert.equal(changed(sure, { ...PATROL, note: "Dark" }).sure, true);
  assert.equal(changed(sure, { ...PATROL, ended_at: "2026-11-22T23:40:00Z" }).sure, false);
});

test("a receipt confirms what was sent, not what was changed meanwhile", () => {
  const sent = make();
  const meanwhile = changed(tried(sent), { ...PATROL, note: "Dark" });

  const after = confirmed(meanwhile, sent, receipt());

  assert.equal(after.sent_revision, 1);
  assert.ok(isWaiting(after));
});

test("when the server holds a newer one, the phone's is sent again as the newest", () => {
  const after = confirmed(make({ revision: 2 }), make({ revision: 2 }), receipt({ revision: 5 }));

  assert.equal(after.revision, 6);
  assert.ok(isWaiting(after));
});

test("the oldest that waits is next, and what was refused holds nobody up", () => {
  const records = [make({ id: "c", order: 3 }), make({ id: "b", order: 2 }), make({ id: "a", order: 1, problem: { status: 400 } })];

  assert.equal(nextToSend(records).id, "b");
});

test("a draft is not sent, nor is what has its receipt", () => {
  assert.equal(nextToSend([make({ ready: false }), make({ id: "b", sent_revision: 1 })]), null);
});

test("what was sent without an answer may be on the server, so it counts as sent", () => {
  assert.equal(wasEverSent(make()), false);
  assert.equal(wasEverSent(tried(make())), true);
});

test("a refusal means that the server has nothing, unless an earlier answer was lost", () => {
  const problem = { status: 400, sentences: ["No."], doubts: [] };

  assert.equal(wasEverSent(refused(tried(make()), make(), problem)), false);
  assert.equal(wasEverSent(refused(tried(make()), tried(make()), problem)), true);
});

test("what can never be sent neither waits nor runs, until it is changed", () => {
  const record = make({ problem: { status: 409, final: true, sentences: ["Struck out."], doubts: [] } });

  assert.equal(isRefusedForGood(record), true);
  assert.equal(isWaiting(record), false);
  assert.equal(isRunning(record), false);
  assert.equal(isWaiting(changed(record, { ...PATROL, note: "Dark" })), true);
});

test("a patrol that was finished or struck out elsewhere runs no more", () => {
  assert.equal(isRunning(make({ receipt: receipt() })), true);
  for (const state of ["finished", "struck"]) assert.equal(isRunning(make({ receipt: receipt({ state }) })), false);
});

test("confirmed is what the server holds all of and what is over", () => {
  const done = make({ patrol: { ...PATROL, ended_at: "2026-11-22T20:00:00Z" }, sent_revision: 1, receipt: receipt({ state: "finished" }) });

  assert.equal(isConfirmed(done), true);
  assert.equal(isConfirmed({ ...done, revision: 2 }), false);
  assert.equal(isConfirmed({ ...done, receipt: null }), false);
  assert.equal(isConfirmed({ ...done, problem: { status: 409, final: true } }), false);
  assert.equal(isConfirmed({ ...done, patrol: PATROL, receipt: receipt() }), false);
});

test("confirmed is forgotten three days after its receipt came, however long ago the patrol was", () => {
  const now = Date.parse("2026-11-26T12:00:00Z");
  const days_ago = (days) => new Date(now - days * 86_400_000).toISOString();
  const done = (received_at, ended_at) => make({ patrol: { ...PATROL, ended_at }, sent_revision: 1, receipt: receipt({ state: "finished", received_at }) });

  assert.equal(mayBeForgotten(done(days_ago(3.1), days_ago(4)), 3, now), true);
  assert.equal(mayBeForgotten(done(days_ago(2.9), days_ago(4)), 3, now), false);
  assert.equal(mayBeForgotten({ ...done(days_ago(3.1), days_ago(4)), revision: 2 }, 3, now), false);
});

test("a patrol taken over from the server is as sent as it came, and cannot be discarded", () => {
  const record = adoptedRecord({ person: "17", client_id: "a", revision: 4, ...PATROL, visits: [{ client_id: "v", zone: "the-stow", outcomes: [{ code: "ENG_YP", count: 2 }] }] }, 1, "2026-11-22T19:40:00Z");

  assert.equal(isWaiting(record), false);
  assert.equal(wasEverSent(record), true);
  assert.deepEqual(record.patrol.visits[0].outcomes, { ENG_YP: 2 });
});

test("a patrol that the server no longer runs was ended elsewhere, if the server had all of it", () => {
  const record = make({ sent_revision: 1, receipt: receipt() });
  const kit = { now: "2026-11-22T19:50:00Z", running: null };

  assert.equal(isOverElsewhere(record, kit), true);
  assert.equal(isOverElsewhere(make(), kit), false);
  assert.equal(isOverElsewhere(record, { ...kit, now: "2026-11-22T19:40:30Z" }), false);
  assert.equal(isRunning(make({ receipt: receipt({ state: "finished" }) })), false);
});

test("two phones that go on with one patrol call their changes by different numbers", () => {
  const document = { person: "17", client_id: "a", revision: 4, ...PATROL, visits: [] };
  const changedOn = (random) => changed(adoptedRecord(document, 1, "2026-11-22T19:40:00Z", random), { ...PATROL, note: "changed" });

  assert.notEqual(changedOn(0.2).revision, changedOn(0.7).revision);
  assert.ok(changedOn(0).revision > 4);
  assert.equal(changed(changedOn(0.7), { ...PATROL, note: "once more" }).revision, changedOn(0.7).revision + 1);
});

test("a patrol taken over from the server and then ended elsewhere no longer runs here", () => {
  const document = { person: "17", client_id: "a", revision: 0, reference: "PAT-2026-000001", ...PATROL, ended_at: null, visits: [] };
  const record = adoptedRecord(document, 1, "2026-11-22T19:40:00Z");

  assert.equal(isRunning(record), true);
  assert.equal(record.receipt.url, "/patrols/PAT-2026-000001/");
  assert.equal(isOverElsewhere(record, { now: "2026-11-22T19:50:00Z", running: null }), true);
});

test("a patrol that was ended elsewhere, and told nothing since, leaves its report to its page", () => {
  const over = make({ sent_revision: 1, receipt: receipt({ state: "finished" }) });

  assert.equal(isEndedElsewhere(over), true);
  assert.equal(isEndedElsewhere({ ...over, revision: 2 }), false);
  assert.equal(isEndedElsewhere({ ...over, problem: { status: 400, final: false } }), false);
  assert.equal(isEndedElsewhere({ ...over, patrol: { ...PATROL, ended_at: "2026-11-22T20:00:00Z" } }), false);
  assert.equal(isEndedElsewhere({ ...over, receipt: receipt() }), false);
});
