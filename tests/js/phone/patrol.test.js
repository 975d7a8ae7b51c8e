import assert from "node:assert/strict";
import { test } from "node:test";
import { arrive, begin, codesFor, count, end, leave, minutes, presentVisit, removeVisit, toDocument, totals, undo } from "../../../static/js/phone/patrol.js";

const START = Date.parse("2026-11-22T19:40:00Z");
const after = (minutesLater) => START + minutesLater * 60_000;
const started = () => begin({ at: START, staff_count: 2, partners: [] });
const atStow = (at = START) => arrive(started(), { zone: "the-stow", at, client_id: "one" });

test("a patrol begins with nobody anywhere", () => {
  assert.equal(presentVisit(started()), null);
  assert.equal(started().started_at, "2026-11-22T19:40:00.000Z");
});

test("partners with nobody there are left out", () => {
  const alone = begin({ at: START, staff_count: 1, partners: [{ organisation: "EP", staff_count: 0 }] });

  assert.deepEqual(alone.partners, []);
});

test("arriving elsewhere leaves the zone before at that moment", () => {
  const moved = arrive(atStow(), { zone: "north-gate", at: after(12), client_id: "two" });

  assert.equal(moved.visits[0].left_at, moved.visits[1].arrived_at);
  assert.equal(presentVisit(moved).zone, "north-gate");
});

test("arriving where one is changes nothing", () => {
  const there = atStow();

  assert.equal(arrive(there, { zone: "the-stow", at: after(3), client_id: "two" }), there);
});

test("a zone changed within a minute was a slip, and its visit is taken back", () => {
  const moved = arrive(atStow(), { zone: "north-gate", at: START + 20_000, client_id: "two" });

  assert.deepEqual(moved.visits.map((visit) => visit.zone), ["north-gate"]);
  assert.deepEqual(moved.removed, ["one"]);
  assert.equal(moved.visits[0].arrived_at, "2026-11-22T19:40:00.000Z");
});

test("it was no slip if something was counted there", () => {
  const counted = count(atStow(), "one", "ENG");

  assert.equal(arrive(counted, { zone: "north-gate", at: START + 20_000, client_id: "two" }).visits.length, 2);
});

test("leaving in the same instant is still after arriving", () => {
  const [visit] = leave(atStow(), { at: START }).visits;

  assert.ok(visit.left_at > visit.arrived_at);
});

test("each tap counts one, and undo takes one back", () => {
  const twice = count(count(atStow(), "one", "ENG"), "one", "ENG");

  assert.deepEqual(totals(twice), { ENG: 2 });
  assert.deepEqual(totals(undo(twice, "one", "ENG")), { ENG: 1 });
  assert.deepEqual(totals(undo(undo(undo(twice, "one", "ENG"), "one", "ENG"), "one", "ENG")), {});
});

test("what is no count is counted once", () => {
  const sweep = (patrol) => count(patrol, "one", "WPN_SWEEP", { isCount: false });

  assert.deepEqual(totals(sweep(sweep(atStow()))), { WPN_SWEEP: 1 });
});

test("ending leaves the zone, and with no outcome there was nothing to report", () => {
  const over = end(atStow(), { at: after(13) });

  assert.equal(over.visits[0].left_at, over.ended_at);
  assert.equal(over.nothing_to_report, true);
  assert.equal(minutes(over.visits[0], after(500)), 13);
});

test("counting something afterwards means that there was something to report", () => {
  const over = count(end(atStow(), { at: after(13) }), "one", "ENG");

  assert.equal(over.nothing_to_report, false);
});

test("ending it twice keeps the first end", () => {
  const over = end(atStow(), { at: after(13) });

  assert.equal(end(over, { at: after(20) }), over);
});

test("a clock put back in the meantime cannot end a patrol before its last visit", () => {
  const left = leave(atStow(), { at: after(13) });

  assert.equal(end(left, { at: after(5) }).ended_at, left.visits[0].left_at);
});

test("a visit taken back is named, so that the server takes it back too", () => {
  const without = removeVisit(atStow(), "one");

  assert.deepEqual([without.visits, without.removed], [[], ["one"]]);
});

test("a crew may count what any organisation in it may", () => {
  const kit = {
    organisation: { kind: "council" },
    partners: [{ short_name: "EP", kind: "police" }],
    codes: [{ code: "DISP", usable_by: ["police"] }, { code: "FPN_ENV", usable_by: ["council"] }],
  };
  const joint = { ...started(), partners: [{ organisation: "EP", staff_count: 1 }] };

  assert.deepEqual(codesFor(started(), kit).map(({ code }) => code), ["FPN_ENV"]);
  assert.equal(codesFor(joint, kit).length, 2);
});

test("what is sent is everything as it stands, outcomes as a list", () => {
  const record = { id: "p", revision: 4, sure: false, patrol: count(atStow(), "one", "ENG") };

  const sent = toDocument(record, "17");

  assert.deepEqual(sent.visits[0].outcomes, [{ code: "ENG", count: 1 }]);
  assert.deepEqual([sent.person, sent.client_id, sent.revision, sent.ended_at], ["17", "p", 4, null]);
});
