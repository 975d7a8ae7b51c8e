import assert from "node:assert/strict";
import { test } from "node:test";
import { endOf, leftInWords, standing } from "../../../static/js/staying/when.js";

const MINUTE = 60_000;
const desk = { seenAt: 0, idleMs: 30 * MINUTE, lastAt: 720 * MINUTE };

test("a desk is warned two minutes before, a minute early as the server keeps minutes only", () => {
  const end = endOf(desk);

  assert.deepEqual([standing(end, 27 * MINUTE - 1), standing(end, 27 * MINUTE), standing(end, 29 * MINUTE)], ["quiet", "warn", "over"]);
  assert.equal(end.canStay, true);
});

test("whoever is on a shift is warned before its end alone, and cannot stay longer", () => {
  assert.deepEqual(endOf({ ...desk, idleMs: 0 }), { at: 720 * MINUTE, canStay: false });
});

test("near the end of the twelve hours staying is not offered", () => {
  assert.equal(endOf({ ...desk, seenAt: 715 * MINUTE }).canStay, false);
});

test("what is left is told in whole minutes, then once more", () => {
  assert.deepEqual([2 * MINUTE, MINUTE + 1, MINUTE, 30_000].map(leftInWords), ["2 minutes", "2 minutes", "1 minute", "less than half a minute"]);
});
