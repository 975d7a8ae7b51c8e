import assert from "node:assert/strict";
import { test } from "node:test";
import { complaints, doubts, gaps, isTooLong } from "../../../static/js/phone/check.js";

const NOW = Date.parse("2026-11-22T21:00:00Z");
const limits = { longest_patrol_minutes: 720, doubtful_visit_minutes: 120 };
const at = (time) => `2026-11-22T${time}:00.000Z`;
const zoneName = () => "The Stow";
const visit = (from, to) => ({ client_id: "v", zone: "the-stow", arrived_at: at(from), left_at: to && at(to), outcomes: {} });
const patrol = (from, to, ...visits) => ({ started_at: at(from), ended_at: to && at(to), visits, nothing_to_report: true });
const wrong = (one, others = []) => complaints(one, { now: NOW, limits, others });

test("a patrol with its visit inside has nothing wrong", () => {
  assert.deepEqual(wrong(patrol("19:40", "20:10", visit("19:45", "20:00"))), {});
});

test("an end before the start is said at the end", () => {
  assert.equal(wrong(patrol("19:40", "19:10")).ended_at, "The end must be after the start.");
});

test("over twelve hours is said", () => {
  assert.match(wrong({ ...patrol("19:40", "20:10"), started_at: "2026-11-22T07:00:00Z" }).ended_at, /at most 12 hours\./);
});

test("what is in the future is said at its field", () => {
  assert.match(wrong(patrol("19:40", "22:10")).ended_at, /future/);
});

test("leaving before arriving is said at the visit", () => {
  assert.equal(wrong(patrol("19:40", "20:10", visit("20:00", "19:45")))["v left_at"], "Leaving must be after arriving.");
});

test("a visit without a zone is asked for one", () => {
  assert.equal(wrong(patrol("19:40", "20:10", { ...visit("19:45", "20:00"), zone: "" }))["v zone"], "Choose the zone.");
});

test("nobody is on two patrols at once", () => {
  const other = patrol("20:00", "20:30");

  assert.equal(wrong(patrol("19:40", "20:10"), [other]).started_at, "This overlaps your patrol of Sunday 22 November, 20:00 to 20:30.");
  assert.deepEqual(wrong(patrol("19:40", "20:00"), [other]), {});
});

test("a patrol that is as long as its visits is told of one slip once, at the visit", () => {
  const told = (one, others = []) => complaints(one, { now: NOW, limits, others, isSpan: true });

  assert.deepEqual(told(patrol("19:45", "19:30", visit("19:45", "19:30"))), { "v left_at": "Leaving must be after arriving." });
  assert.deepEqual(told(patrol("21:30", "21:40", visit("21:30", "21:40"))), { "v arrived_at": "This is in the future. Enter a time that has passed." });
  assert.match(told(patrol("19:45", "20:10", visit("19:45", "20:10")), [patrol("20:00", "20:30")])["v arrived_at"], /^This overlaps your patrol/);
});

test("visits are not measured by an end that is wrong itself", () => {
  assert.deepEqual(Object.keys(wrong(patrol("19:40", "19:10", visit("19:45", "20:00")))), ["ended_at"]);
});

test("a visit of hours is asked about, one of minutes is not", () => {
  const asked = (one) => doubts(one, { now: NOW, limits, zoneName });

  assert.deepEqual(asked(patrol("16:00", "20:00", visit("16:10", "19:30"))), ["That is 3 hours 20 minutes at The Stow. Is that right?"]);
  assert.deepEqual(asked(patrol("19:40", "20:10", visit("19:45", "20:00"))), []);
});

const found = (one) => gaps(one, { now: NOW, limits: { ...limits, qualifying_minutes: 10, gap_minutes: 20 }, zoneName }).map(({ sentence }) => sentence);

test("a visit under ten minutes is worth a second look, in the words of the patrol's page", () => {
  assert.deepEqual(found(patrol("19:40", "20:10", visit("19:45", "19:53"))), [
    "The Stow, 19:45 to 19:53: 8 minutes. It is kept; a visit counts from 10 minutes. Were you there longer?",
  ]);
});

test("twenty minutes in no zone are told before, between and after the visits", () => {
  const evening = patrol("18:00", "20:30", visit("18:20", "18:35"), { ...visit("18:54", "19:10"), client_id: "w" });

  assert.deepEqual(found(evening).map((each) => each.split(". ")[0]), ["18:00 to 18:20, 20 minutes, is in no zone", "19:10 to 20:30, 1 hour 20 minutes, is in no zone"]);
});

test("a patrol in no zone at all is asked for one", () => {
  assert.deepEqual(found(patrol("18:00", "20:30")), ["No zone is on this patrol yet. If you went to one, add it."]);
});

test("what counts as a visit is what the service says", () => {
  const asked = gaps(patrol("19:40", "20:10", visit("19:45", "19:57")), { now: NOW, limits: { ...limits, qualifying_minutes: 15 }, zoneName });

  assert.match(asked[0].sentence, /counts from 15 minutes/);
});

test("a patrol that nobody ended is too long after twelve hours", () => {
  assert.equal(isTooLong(patrol("19:40", null), NOW, limits), false);
  assert.equal(isTooLong(patrol("08:00", null), NOW, limits), true);
});

test("a visit is asked about above two hours, as the service asks", () => {
  const asked = (to) => doubts(patrol("18:00", "20:30", visit("18:00", to)), { now: NOW, limits, zoneName });

  assert.deepEqual(asked("20:00"), []);
  assert.deepEqual(asked("20:01"), ["That is 2 hours 1 minute at The Stow. Is that right?"]);
});
