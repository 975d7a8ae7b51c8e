import assert from "node:assert/strict";
import { test } from "node:test";
import {
  cellLines,
  clusterLines,
  counted,
  doseLabel,
  doseLines,
  labelSide,
  pointLines,
  powerLines,
  searchedLines,
  snapLines,
  snapSearchedLines,
  technologyLines,
  technologyName,
  zoneLines,
} from "../../../static/js/map/words.js";

const OPENGATE = {
  technology_label: "OpenGate weapons detector",
  status: "complete",
  when: "Saturday 14 November 2026, 12:00 to 17:00",
  site: "Market Square",
  zone: "North Gate",
  caused_by_words: "1 knife found",
  during_words: "2 arrests",
};

test("one is not many", () => {
  assert.equal(counted(1, "incident"), "1 incident");
  assert.equal(counted(1200, "incident"), "1,200 incidents");
});

test("a cell says its count and where it is", () => {
  assert.deepEqual(cellLines({ name: "The Stow, middle", count: 4 }), ["4 incidents", "The Stow, middle"]);
});

test("a cluster says what it is before its numbers", () => {
  const words = "More here and around than elsewhere: 99%";
  const lines = clusterLines({ words, name: "The Stow, middle", count: 1, around: 1200 });

  assert.deepEqual(lines, [words, "The Stow, middle", "1 incident in the cell, 1,200 with those around it"]);
});

test("a zone of a time without records has no number", () => {
  const lines = zoneLines({ name: "The Stow", count: null, expected: null, verdict_words: "Nothing on record then" });

  assert.deepEqual(lines, ["The Stow", "Nothing on record then"]);
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

test("what technology led to and what was done meanwhile are two lines", () => {
  const lines = technologyLines(OPENGATE);

  assert.deepEqual(lines.slice(2), [
    "Market Square, North Gate",
    "Caused by the technology: 1 knife found",
    "Made during the deployment: 2 arrests",
  ]);
});

test("a plan is called one", () => {
  assert.equal(technologyLines({ ...OPENGATE, status: "planned" })[0], "Planned: OpenGate weapons detector");
});

test("a sign is named by what it stands for", () => {
  assert.equal(technologyName([OPENGATE]), "OpenGate weapons detector, Market Square");
  assert.equal(technologyName([OPENGATE, OPENGATE]), "2 deployments of technology, Market Square");
});

test("the dose says visits and days, and that nobody came", () => {
  const visited = { name: "The Stow", qualifying_visits: 3, visits_words: "3 qualifying visits, 44 minutes of patrol", last_words: "2 days ago", days_since: 2 };
  const never = { qualifying_visits: 0, last_words: "No visit on record", days_since: null };

  assert.deepEqual(doseLabel(visited), ["3 visits", "last 2 days ago"]);
  assert.deepEqual(doseLabel(never), ["0 visits", "No visit on record"]);
  assert.deepEqual(doseLines(visited), ["The Stow", visited.visits_words, "Last qualifying visit: 2 days ago"]);
});

test("stop searches say whose they are, and approximate ones that they are", () => {
  assert.deepEqual(searchedLines({ name: "The Stow, middle", count: 1 }), ["1 stop search", "The Stow, middle", "Recorded by the police"]);
  assert.equal(snapSearchedLines({ name: "At East Gate", count: 2 }, "approximate place").at(-1), "approximate place");
});

test("a power says what, when, and whether it holds now", () => {
  const lines = powerLines({ called: "Section 60 stop and search, Broad Walk", when: "today", state_words: "In force now" });

  assert.deepEqual(lines, ["Section 60 stop and search, Broad Walk", "today", "In force now"]);
});
