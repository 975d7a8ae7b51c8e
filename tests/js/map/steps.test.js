import assert from "node:assert/strict";
import { test } from "node:test";
import { step } from "../../../static/js/map/steps.js";

test("arrow keys go on and back, and stay at either end", () => {
  assert.deepEqual(["ArrowRight", "ArrowDown"].map((key) => step(0, 3, key)), [1, 1]);
  assert.deepEqual(["ArrowLeft", "ArrowUp"].map((key) => step(0, 3, key)), [0, 0]);
  assert.equal(step(2, 3, "ArrowRight"), 2);
});

test("Home and End go to the ends, and any other key nowhere", () => {
  assert.deepEqual(["Home", "End", "Enter"].map((key) => step(1, 3, key)), [0, 2, undefined]);
});
