import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf, withFields } from "../../../static/js/phone/fields.js";

const visit = (id, arrived_at, left_at) => ({ client_id: id, zone: "the-stow", arrived_at, left_at, outcomes: {} });
const past = {
  started_at: "2026-11-22T19:45:00.000Z", ended_at: "2026-11-22T20:00:00.000Z", removed: [], note: "",
  visits: [visit("one", "2026-11-22T19:45:00.000Z", "2026-11-22T20:00:00.000Z")],
};
const typed = (patrol, change) => {
  const fields = fieldsOf(patrol);
  change(fields);
  return withFields(patrol, fields, patrol.kind ?? "afterwards");
};

test("what was not touched keeps its seconds", () => {
  const walked = { ...past, started_at: "2026-11-22T19:44:12.345Z", ended_at: "2026-11-22T20:10:01.000Z" };

  assert.deepEqual(withFields(walked, fieldsOf(walked), "walking").patrol, walked);
});

test("a patrol logged afterwards lasts from the first arrival to the last leaving", () => {
  const { patrol } = typed(past, (fields) => (fields.visits.one = { from: "19:30", to: "19:50" }));

  assert.deepEqual([patrol.started_at, patrol.ended_at], ["2026-11-22T19:30:00.000Z", "2026-11-22T19:50:00.000Z"]);
});

test("a time past midnight is meant on the next day", () => {
  const { patrol } = typed(past, (fields) => (fields.visits.one = { from: "23:50", to: "00:10" }));

  assert.equal(patrol.ended_at, "2026-11-23T00:10:00.000Z");
});

test("a time a little earlier is not meant on the next day", () => {
  const { patrol } = typed(past, (fields) => (fields.visits.one = { from: "14:30", to: "14:10" }));

  assert.equal(patrol.visits[0].left_at, "2026-11-22T14:10:00.000Z");
});

test("a time that is missing is asked for at its field", () => {
  const { missing } = typed(past, (fields) => (fields.visits.one.from = ""));

  assert.deepEqual(missing, { "one arrived_at": "Enter a time, like 19:40." });
});
