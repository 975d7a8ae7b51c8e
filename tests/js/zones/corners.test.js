import assert from "node:assert/strict";
import { test } from "node:test";
import {
  added, crossesItself, hectares, moved, readCorners, removed, split, verdict, writeCorners,
} from "../../../static/js/zones/corners.js";

const SQUARE = [[51.77, 0.1], [51.77, 0.11], [51.78, 0.11], [51.78, 0.1]];

test("what is written can be read again", () => {
  assert.deepEqual(readCorners(writeCorners(SQUARE)), SQUARE);
});

test("pasted GeoJSON is read, longitude first, without the corner that closes it", () => {
  const ring = [...SQUARE, SQUARE[0]].map(([lat, lng]) => [lng, lat]);
  const polygon = { type: "Polygon", coordinates: [ring] };
  const feature = { type: "Feature", properties: {}, geometry: polygon };

  for (const each of [polygon, feature, { type: "FeatureCollection", features: [feature] }]) {
    assert.deepEqual(readCorners(JSON.stringify(each)), SQUARE);
  }
});

test("what cannot be read is no outline, and nothing typed is no corner", () => {
  for (const text of ["north of the church", "{", '{"type": "Point"}', '{"type":"Polygon","coordinates":[[["a",1]]]}']) {
    assert.equal(readCorners(text), null);
  }
  assert.deepEqual(readCorners("  \n"), []);
});

test("a corner goes as many metres east as north", () => {
  const [[lat]] = moved(SQUARE, 0, "north", 5);
  const [[, lng]] = moved(SQUARE, 0, "east", 5);

  assert.ok(Math.abs((lat - 51.77) * 111_320 - 5) < 0.1);
  assert.ok(Math.abs((lng - 0.1) * 68_870 - 5) < 0.1);
});

test("a corner that went north and south again is where it was", () => {
  assert.deepEqual(moved(moved(SQUARE, 2, "north", 5), 2, "south", 5), SQUARE);
});

test("a new corner stands half way to the next, after the last one half way to the first", () => {
  assert.deepEqual(split(SQUARE, 0)[1], [51.77, 0.105]);
  assert.deepEqual(split(SQUARE, 3)[4], [51.775, 0.1]);
});

test("adding and removing leave the others as they were", () => {
  assert.deepEqual(removed(added(SQUARE, 1, [51.775, 0.2]), 2), SQUARE);
});

test("an outline that crosses itself is told from one that does not", () => {
  const bow = [SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]];

  assert.equal(crossesItself(SQUARE), false);
  assert.equal(crossesItself(bow), true);
});

test("the area agrees with the map", () => {
  assert.ok(Math.abs(hectares(SQUARE) - 76.7) < 0.5);
});

test("it says what is wrong and what to do", () => {
  assert.deepEqual(verdict(SQUARE), { wrong: false, words: "4 corners, 76.69 hectares." });
  assert.match(verdict(SQUARE.slice(0, 1)).words, /^1 corner\. An outline needs at least three/);
  assert.match(verdict(null).words, /one a line/);
  assert.match(verdict([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]]).words, /crosses itself\. Move/);
});
