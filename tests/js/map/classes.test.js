import assert from "node:assert/strict";
import { test } from "node:test";
import { COLOURS, classLimits, classOf, colourOf, isDark, legendText } from "../../../static/js/map/classes.js";

test("five classes reach from one to the largest without a gap", () => {
  const limits = classLimits(38);

  assert.deepEqual(limits.map(legendText), ["1 to 3", "4 to 9", "10 to 17", "18 to 27", "28 to 38"]);
});

test("a largest count of three makes three classes of one count each", () => {
  assert.deepEqual(classLimits(3).map(legendText), ["1", "2", "3"]);
});

test("every count from one to the largest is in the class that names it", () => {
  for (const largest of [1, 2, 4, 5, 6, 17, 250]) {
    const limits = classLimits(largest);
    for (let count = 1; count <= largest; count += 1) {
      const { from, to } = limits[classOf(count, limits)];
      assert.ok(from <= count && count <= to, `${count} of ${largest}`);
    }
  }
});

test("no incident makes no class", () => {
  assert.deepEqual(classLimits(0), []);
});

test("the most is always the darkest colour", () => {
  for (const classes of [2, 3, 4, 5]) {
    assert.equal(colourOf(classes - 1, classes), COLOURS[4]);
  }
});

test("numbers are white on the two dark colours only", () => {
  assert.deepEqual(COLOURS.map(isDark), [false, false, false, true, true]);
});
