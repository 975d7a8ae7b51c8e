import assert from "node:assert/strict";
import { test } from "node:test";
import { clockOf, dateOf, dayOf, instantOf, lengthInWords, minutesBetween } from "../../../static/js/phone/times.js";

test("what was typed in Harlow's winter and summer is the right instant", () => {
  assert.equal(instantOf("2026-11-22", "19:40"), "2026-11-22T19:40:00.000Z");
  assert.equal(instantOf("2026-07-01", "19:40"), "2026-07-01T18:40:00.000Z");
});

test("an hour that the clocks show twice is meant the first time", () => {
  assert.equal(instantOf("2026-10-25", "01:30"), "2026-10-25T00:30:00.000Z");
});

test("after the clocks have gone forward it is summer time", () => {
  assert.equal(instantOf("2026-03-29", "03:00"), "2026-03-29T02:00:00.000Z");
  assert.equal(instantOf("2026-03-29", "00:59"), "2026-03-29T00:59:00.000Z");
});

test("minutes are elapsed ones on the night the clocks go back", () => {
  assert.equal(minutesBetween(instantOf("2026-10-25", "00:30"), instantOf("2026-10-25", "02:30")), 180);
});

test("nothing typed is no instant", () => {
  assert.equal(instantOf("2026-11-22", ""), null);
  assert.equal(instantOf("", "19:40"), null);
});

test("an instant is shown as Harlow's clocks do", () => {
  assert.equal(clockOf("2026-07-01T23:30:00Z"), "00:30");
  assert.equal(dateOf("2026-07-01T23:30:00Z"), "2026-07-02");
  assert.equal(dayOf("2026-11-22T19:40:00Z"), "Sunday 22 November");
});

test("a length is said in minutes, then in hours", () => {
  assert.deepEqual([1, 27, 61, 120, 190].map(lengthInWords), ["1 minute", "27 minutes", "1 hour 1 minute", "2 hours", "3 hours 10 minutes"]);
});
