import assert from "node:assert/strict";
import { test } from "node:test";
import { askedOf, daysInWords, hasNoData, moved, playsFrom, weekInWords } from "../../../static/js/map/weeks.js";

const WEEK_46 = {
  week: "2026-W46", number: 46, first_on: "2026-11-09", last_on: "2026-11-15", days: 7, count: 12, in_cells: 12, known_from: null,
};

test("a week says its number, its days and its count", () => {
  assert.equal(weekInWords(WEEK_46), "Week 46: Monday 9 to Sunday 15 November 2026, 12 incidents");
  assert.equal(weekInWords({ ...WEEK_46, count: 1, in_cells: 1 }), "Week 46: Monday 9 to Sunday 15 November 2026, 1 incident");
});

test("a week over the end of a month names both months", () => {
  assert.equal(daysInWords("2026-10-26", "2026-11-01"), "Monday 26 October to Sunday 1 November 2026");
});

test("the week over the end of a year of 53 names both years", () => {
  const week = { ...WEEK_46, number: 53, first_on: "2026-12-28", last_on: "2027-01-03" };

  assert.equal(weekInWords(week), "Week 53: Monday 28 December 2026 to Sunday 3 January 2027, 12 incidents");
});

test("the first week of a year may begin in the year before", () => {
  assert.equal(daysInWords("2025-12-29", "2026-01-04"), "Monday 29 December 2025 to Sunday 4 January 2026");
});

test("on the weekends when the clocks change the days stay the days", () => {
  assert.equal(daysInWords("2026-03-23", "2026-03-29"), "Monday 23 to Sunday 29 March 2026");
  assert.equal(daysInWords("2026-10-19", "2026-10-25"), "Monday 19 to Sunday 25 October 2026");
});

test("a day is the same day wherever the browser stands", () => {
  const before = process.env.TZ;
  for (const zone of ["Pacific/Kiritimati", "America/Los_Angeles", "Europe/London"]) {
    process.env.TZ = zone;
    assert.equal(daysInWords("2026-03-29", "2026-03-29"), "Sunday 29 March 2026");
  }
  if (before === undefined) {
    delete process.env.TZ;
  } else {
    process.env.TZ = before;
  }
});

test("part of a week says how many days it has", () => {
  const week = { ...WEEK_46, last_on: "2026-11-11", days: 3 };

  assert.equal(weekInWords(week), "Week 46: Monday 9 to Wednesday 11 November 2026 (3 of 7 days), 12 incidents");
});

test("a gap is no zero", () => {
  const gap = { ...WEEK_46, count: null, in_cells: null };

  assert.ok(hasNoData(gap));
  assert.match(weekInWords(gap), /, no data$/);
  assert.ok(!hasNoData({ ...WEEK_46, count: 0, in_cells: 0 }));
  assert.match(weekInWords({ ...WEEK_46, count: 0, in_cells: 0 }), /, 0 incidents$/);
});

test("what no cell holds is told apart", () => {
  assert.match(weekInWords({ ...WEEK_46, in_cells: 10 }), /12 incidents, 10 of them on the map$/);
});

test("where records begin inside of a week, it says since when", () => {
  const week = { ...WEEK_46, known_from: "2026-11-12" };

  assert.match(weekInWords(week), /12 incidents, on record from Thursday 12 November 2026$/);
});

test("a week is asked for by its days", () => {
  assert.deepEqual(askedOf(WEEK_46), { period: "dates", from_on: "2026-11-09", to_on: "2026-11-15" });
});

test("at either end one stays", () => {
  assert.equal(moved(0, -1, 5), 0);
  assert.equal(moved(5, 1, 5), 5);
  assert.equal(moved(2, 1, 5), 3);
});

test("playing begins with the first week from the whole period and from the end, else with the next", () => {
  assert.equal(playsFrom(0, 5), 1);
  assert.equal(playsFrom(5, 5), 1);
  assert.equal(playsFrom(3, 5), 4);
});
