import assert from "node:assert/strict";
import { test } from "node:test";
import { boxAround, boxText, isInside, resolutionAt, showsPoints } from "../../../static/js/map/zoom.js";

test("cells get finer as one comes nearer, and stay within what is kept", () => {
  const resolutions = [11, 12, 13, 14, 15, 16, 17, 18].map(resolutionAt);

  assert.deepEqual(resolutions, [7, 8, 8, 9, 10, 10, 10, 10]);
});

test("points are for street level", () => {
  assert.deepEqual([15, 16, 17, 18].map(showsPoints), [false, false, true, true]);
});

test("the box that is asked has a margin and ends where the world does", () => {
  assert.deepEqual(boxAround([0, 50, 1, 51]), [-0.1, 49.9, 1.1, 51.1]);
  assert.deepEqual(boxAround([-179, -89, 179, 89]), [-180, -90, 180, 90]);
});

test("a box is written west, south, east, north", () => {
  assert.equal(boxText([0.0912345, 51.7, 0.1, 51.8]), "0.09123,51.70000,0.10000,51.80000");
});

test("a small move stays inside what was asked, a larger one does not", () => {
  const box = boxAround([0, 50, 1, 51]);

  assert.deepEqual([isInside([0.05, 50, 1.05, 51], box), isInside([0.2, 50, 1.2, 51], box)], [true, false]);
  assert.equal(isInside([0, 50, 1, 51], null), false);
});
