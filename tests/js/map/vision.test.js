import assert from "node:assert/strict";
import { test } from "node:test";
import { COLOURS, colourOf, isDark } from "../../../static/js/map/classes.js";
import { VISIONS, contrast, distance, over } from "./vision.js";

// Plainly different side by side: several times the least that is seen.
const PLAIN = 12;
// As the cells are filled, over the ground of the map.
const FILLED = COLOURS.map((colour) => over(colour, "#f3f2f1", 0.85));

test("white and black are 100 apart for every eye", () => {
  for (const vision of VISIONS) {
    assert.equal(Math.round(distance(vision, "#ffffff", "#000000")), 100);
  }
});

test("a red and a green that are told apart by the usual eye are not by all", () => {
  assert.ok(distance("usual", "#b35900", "#598000") > 40);
  assert.ok(distance("deuteranopia", "#b35900", "#598000") < distance("usual", "#b35900", "#598000") / 2);
});

for (const vision of VISIONS) {
  test(`neighbouring classes are told apart: ${vision}`, () => {
    for (let classes = 2; classes <= COLOURS.length; classes += 1) {
      const colours = Array.from({ length: classes }, (_, index) => colourOf(index, classes));
      for (let n = 1; n < classes; n += 1) {
        assert.ok(distance(vision, colours[n - 1], colours[n]) > PLAIN, `${colours[n - 1]} ${colours[n]}`);
      }
    }
  });

  test(`no two classes look alike: ${vision}`, () => {
    FILLED.forEach((one, at) => {
      for (const other of FILLED.slice(at + 1)) {
        assert.ok(distance(vision, one, other) > PLAIN, `${one} ${other}`);
      }
    });
  });
}

test("the number on each class can be read", () => {
  COLOURS.forEach((colour, index) => {
    assert.ok(contrast(FILLED[index], isDark(colour) ? "#ffffff" : "#0b0c0c") >= 4.5, colour);
  });
});
