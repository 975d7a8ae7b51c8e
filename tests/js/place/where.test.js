import assert from "node:assert/strict";
import { test } from "node:test";
import { holds, locatedSentence, refusalSentence, rounded, typedPoint, whereabouts, zoneAt } from "../../../static/js/place/where.js";

const STOW = { name: "The Stow", ring: [[0.112, 51.774], [0.112, 51.777], [0.116, 51.777], [0.116, 51.774], [0.112, 51.774]] };
const WIDER = { name: "Wider area", ring: [[0.1, 51.76], [0.1, 51.79], [0.13, 51.79], [0.13, 51.76], [0.1, 51.76]] };
const PLACE = { area: "Harlow", box: { south: 51.73, west: 0.05, north: 51.8, east: 0.17 }, zones: [STOW, WIDER] };

test("a point is inside a ring or outside it", () => {
  assert.equal(holds(STOW.ring, { lat: 51.775, lng: 0.114 }), true);
  assert.equal(holds(STOW.ring, { lat: 51.775, lng: 0.118 }), false);
});

test("the zone inside a wider area is the one that is named", () => {
  assert.equal(zoneAt(PLACE.zones, { lat: 51.775, lng: 0.114 }).name, "The Stow");
  assert.equal(zoneAt(PLACE.zones, { lat: 51.785, lng: 0.114 }).name, "Wider area");
});

test("a point outside the zones or the town is called so", () => {
  assert.equal(whereabouts(PLACE, { lat: 51.74, lng: 0.06 }), "In Harlow, outside the zones.");
  assert.equal(whereabouts(PLACE, { lat: 51.5, lng: -0.1 }), "This is outside Harlow.");
});

test("a location outside the town fills nothing in, and says so", () => {
  assert.match(locatedSentence(PLACE, { lat: 51.5, lng: -0.1 }, 20), /nothing was filled in/);
  assert.equal(locatedSentence(PLACE, { lat: 51.775, lng: 0.114 }, 29.6), "Your location is known to within 30 metres. In The Stow.");
});

test("half a point is none, and words are none", () => {
  assert.equal(typedPoint("51.7", " "), null);
  assert.equal(typedPoint("north", "0.1"), null);
  assert.deepEqual(typedPoint("51.7", "0"), { lat: 51.7, lng: 0 });
});

test("degrees are kept to a decimetre", () => {
  assert.equal(rounded(51.7753512345), 51.775351);
});

test("each refusal says what to do instead", () => {
  for (const code of [1, 2, 3, 99]) assert.match(refusalSentence(code), /another way/);
});
