import assert from "node:assert/strict";
import { test } from "node:test";
import { resolutionAt, showsPoints } from "../../../static/js/map/zoom.js";

test("cells get finer as one comes nearer, and stay within what is kept", () => {
  const resolutions = [11, 12, 13, 14, 15, 16, 17, 18].map(resolutionAt);

  assert.deepEqual(resolutions, [7, 8, 8, 9, 10, 10, 10, 10]);
});

test("points are for street level", () => {
  assert.deepEqual([15, 16, 17, 18].map(showsPoints), [false, false, true, true]);
});
