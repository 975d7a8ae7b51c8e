import assert from "node:assert/strict";
import { test } from "node:test";
import { anchorOf, byPlace, outlines } from "../../../static/js/map/places.js";

const POINT = { type: "Point", coordinates: [0.09, 51.77] };
const AREA = { type: "Polygon", coordinates: [[[0.09, 51.77], [0.1, 51.78], [0.11, 51.77], [0.09, 51.77]]] };
const feature = (geometry, reference) => ({ geometry, properties: { reference } });

test("a sign stands on the point, or on the northernmost corner of the outline", () => {
  assert.deepEqual(anchorOf(POINT), [51.77, 0.09]);
  assert.deepEqual(anchorOf(AREA), [51.78, 0.1]);
});

test("what shares a place shares a sign", () => {
  const places = byPlace([feature(AREA, "one"), feature(POINT, "two"), feature({ ...AREA }, "three")]);

  assert.deepEqual(places.map(({ deployments }) => deployments.map(({ reference }) => reference)), [["one", "three"], ["two"]]);
});

test("what has no place gets no sign", () => {
  assert.deepEqual(byPlace([feature(null, "one")]), []);
  assert.deepEqual(outlines([feature(null, "one")]), []);
});

test("an outline is drawn once, however many are somewhere in it", () => {
  assert.deepEqual(outlines([feature(AREA, "one"), feature(POINT, "two"), feature({ ...AREA }, "three")]), [AREA]);
});
