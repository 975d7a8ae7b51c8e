import assert from "node:assert/strict";
import { test } from "node:test";
import { closeness, inWords, isFar, metresTo, nearest } from "../../../static/js/phone/nearest.js";

// About 111 metres by 111 metres at the equator, where a degree is as long both ways.
const square = (west, south) => ({
  type: "Polygon",
  coordinates: [[[west, south], [west + 0.001, south], [west + 0.001, south + 0.001], [west, south + 0.001], [west, south]]],
});
const here = { slug: "here", outline: square(0, 0) };
const there = { slug: "there", outline: square(0.01, 0) };

test("inside a zone it is 0 metres away", () => {
  assert.equal(metresTo(0.0005, 0.0005, here), 0);
});

test("outside, the distance is to the nearest side", () => {
  assert.equal(Math.round(metresTo(0.0005, 0.002, here)), 111);
});

test("beyond a corner, the distance is to the corner", () => {
  assert.equal(Math.round(metresTo(0.002, 0.002, here)), 157);
});

test("a degree to the east is shorter in Harlow", () => {
  const stow = { outline: { type: "Polygon", coordinates: [[[0.1, 51.77], [0.101, 51.77], [0.101, 51.771], [0.1, 51.771], [0.1, 51.77]]] } };

  assert.equal(Math.round(metresTo(51.7705, 0.102, stow)), 69);
});

test("in a hole of a zone one is not in it", () => {
  const hole = [[0.0004, 0.0004], [0.0006, 0.0004], [0.0006, 0.0006], [0.0004, 0.0006], [0.0004, 0.0004]];
  const ring = { outline: { ...here.outline, coordinates: [...here.outline.coordinates, hole] } };

  assert.equal(Math.round(metresTo(0.0005, 0.0005, ring)), 11);
});

test("the nearest zone is found", () => {
  assert.equal(nearest(0.0005, 0.009, [here, there]).zone.slug, "there");
});

test("of a zone inside a wider one the first listed is meant", () => {
  const wider = { slug: "wider", outline: { type: "Polygon", coordinates: [[[-1, -1], [1, -1], [1, 1], [-1, 1], [-1, -1]]] } };

  assert.equal(nearest(0.0005, 0.0005, [here, wider]).zone.slug, "here");
});

test("zones without an outline are passed over", () => {
  assert.equal(nearest(0, 0, [{ slug: "drawn never", outline: null }]), null);
});

test("one is at a zone within what the fix is worth, near it within the limit, else neither", () => {
  assert.equal(closeness(40, 30, 250), "at");
  assert.equal(closeness(120, 30, 250), "near");
  assert.equal(closeness(400, 30, 250), null);
});

test("a fix worth less than the limit suggests nothing", () => {
  assert.equal(closeness(0, 900, 250), null);
});

test("far is beyond the limit and what the fix is worth", () => {
  assert.equal(isFar(270, 30, 250), false);
  assert.equal(isFar(290, 30, 250), true);
  assert.equal(isFar(null, 30, 250), false);
});

test("distances are no finer than anybody needs", () => {
  assert.deepEqual([3, 34, 947, 1234].map(inWords), ["10 m", "30 m", "950 m", "1.2 km"]);
});
