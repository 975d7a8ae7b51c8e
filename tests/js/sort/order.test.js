import assert from "node:assert/strict";
import { test } from "node:test";

import { keyOf, nextDirection, numberIn, ordered } from "../../../static/js/sort/order.js";

const NUMBER = { isNumber: true };
const WORDS = { isNumber: false };

function sorted(texts, direction, kind) {
  const rows = texts.map((row) => ({ row, key: keyOf(row, kind) }));
  return ordered(rows, direction).map(({ row }) => row);
}

test("numbers are read as the page writes them", () => {
  assert.deepEqual(["1,234", "3 to 9", " 12 ", "Not recorded"].map(numberIn), [1234, 3, 12, null]);
});

test("a column of numbers goes by their size and not by their letters", () => {
  assert.deepEqual(sorted(["9", "1,200", "30"], "ascending", NUMBER), ["9", "30", "1,200"]);
});

test("what has nothing to say comes last whichever way the rows go", () => {
  assert.deepEqual(sorted(["–", "2", "5"], "ascending", NUMBER), ["2", "5", "–"]);
  assert.deepEqual(sorted(["–", "2", "5"], "descending", NUMBER), ["5", "2", "–"]);
});

test("words go by the alphabet, with the numbers in them by size", () => {
  const places = ["West Gate", "310 m south", "90 m south", "north gate"];

  assert.deepEqual(sorted(places, "ascending", WORDS), ["90 m south", "310 m south", "north gate", "West Gate"]);
});

test("equal rows keep the order that they had", () => {
  const rows = [["a", 1], ["b", 1], ["c", 2]].map(([row, key]) => ({ row, key }));

  assert.deepEqual(ordered(rows, "descending").map(({ row }) => row), ["c", "a", "b"]);
});

test("the first press shows the most or the first, the next turns it round", () => {
  assert.equal(nextDirection("none", NUMBER), "descending");
  assert.equal(nextDirection("none", WORDS), "ascending");
  assert.equal(nextDirection("descending", NUMBER), "ascending");
  assert.equal(nextDirection("ascending", WORDS), "descending");
});
