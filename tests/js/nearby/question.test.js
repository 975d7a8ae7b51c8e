import assert from "node:assert/strict";
import { test } from "node:test";
import { announcement, hint, question } from "../../../static/js/nearby/question.js";

const TOLD = {
  category: "violence", date: "2026-11-20", time: "09:40", precision: "exact", untilDate: "", untilTime: "",
  lat: "51.775", lng: "0.114", zone: "",
};

test("nothing is asked before kind, time and place are told", () => {
  for (const missing of ["category", "date", "time", "lat", "lng"]) assert.equal(question({ ...TOLD, [missing]: "" }), null);
});

test("a point is asked about, and a zone only without a point", () => {
  assert.equal(question({ ...TOLD, zone: "the-stow" }).zone, "");
  assert.equal(question({ ...TOLD, lat: "", zone: "the-stow" }).zone, "the-stow");
  assert.equal("lat" in question({ ...TOLD, lat: "", zone: "the-stow" }), false);
});

test("a stretch of time waits for its end", () => {
  const range = { ...TOLD, precision: "range" };
  assert.equal(question(range), null);
  assert.equal(question({ ...range, untilDate: "2026-11-20", untilTime: "11:00" }).occurred_until_at, "2026-11-20T11:00");
});

test("no distance is said where none is known", () => {
  const near = { when: "20 November 2026, 09:30", where: "The Stow", description: "Shouting." };
  assert.equal(hint({ ...near, metres: null }), "20 November 2026, 09:30; The Stow. Shouting.");
  assert.equal(hint({ ...near, metres: 40 }), "20 November 2026, 09:30; The Stow, 40 metres away. Shouting.");
});

test("nothing near is not announced, one is one", () => {
  assert.equal(announcement(0), "");
  assert.match(announcement(1), /^1 incident on record is/);
  assert.match(announcement(2), /^2 incidents on record are/);
});
