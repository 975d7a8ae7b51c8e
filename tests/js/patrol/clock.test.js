import assert from "node:assert/strict";
import { test } from "node:test";
import { adviceAfter, minutesSince, widthOf } from "../../../static/js/patrol/clock.js";

const STEPS = [
  { from_minutes: 0, advice: "short" },
  { from_minutes: 11, advice: "right" },
];

test("a minute counts once it is full", () => {
  assert.equal(minutesSince("2026-11-20T19:00:00+00:00", Date.parse("2026-11-20T19:10:59Z")), 10);
});

test("a clock that is behind the server's shows nought", () => {
  assert.equal(minutesSince("2026-11-20T19:00:00+00:00", Date.parse("2026-11-20T18:59:00Z")), 0);
});

test("the bar ends at twenty minutes", () => {
  assert.equal(widthOf(45), 20);
});

test("the advice is that of the last step reached", () => {
  assert.equal(adviceAfter(10, STEPS), "short");
  assert.equal(adviceAfter(11, STEPS), "right");
});
