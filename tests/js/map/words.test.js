import assert from "node:assert/strict";
import { test } from "node:test";
import { cellLines, counted, labelSide, pointLines, snapLines, zoneLines } from "../../../static/js/map/words.js";

test("one is not many", () => {
  assert.equal(counted(1, "incident"), "1 incident");
  assert.equal(counted(1200, "incident"), "1,200 incidents");
});

test("a cell says its count and where it is", () => {
  assert.deepEqual(cellLines({ name: "The Stow, middle", count: 4 }), ["4 incidents", "The Stow, middle"]);
});

test("a zone without history gives no expectation", () => {
  const lines = zoneLines({ name: "The Stow", count: 2, expected: null, verdict_words: "No earlier period" });

  assert.deepEqual(lines, ["The Stow", "2 incidents.", "No earlier period"]);
});

test("a time known to the day shows no hour", () => {
  const lines = pointLines({ category_words: "Theft", occurred_at: "2026-11-22T00:00:00+00:00", time_precision: "day" });

  assert.deepEqual(lines, ["Theft", "22 November 2026, time not known"]);
});

test("an exact time is the wall clock's in Harlow", () => {
  const lines = pointLines({ category_words: "Theft", occurred_at: "2026-07-01T18:40:00+00:00", time_precision: "exact" });

  assert.equal(lines[1], "1 July 2026, 19:40");
});

test("a snap point always carries its warning", () => {
  assert.equal(snapLines({ location: "", count: 3 }, "approximate").at(-1), "approximate");
});

test("a zone's name stands away from its nearest neighbour", () => {
  assert.equal(labelSide([51.77, 0.091], [[51.771, 0.094], [51.775, 0.114]]), "left");
  assert.equal(labelSide([51.771, 0.094], [[51.77, 0.091], [51.775, 0.114]]), "right");
});
