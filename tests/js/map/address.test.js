import assert from "node:assert/strict";
import { test } from "node:test";
import { narrowed, onlyThis } from "../../../static/js/map/address.js";

test("one filter is changed and the others are kept", () => {
  assert.equal(narrowed({ period: "1-weeks", zone: "the-stow" }, { zone: "north-gate" }), "?period=1-weeks&zone=north-gate");
});

test("an empty value takes the filter away", () => {
  assert.equal(narrowed({ period: "1-weeks", zone: "the-stow" }, { zone: "" }), "?period=1-weeks");
});

test("a pop-up leads to its place alone, and from there back to all", () => {
  assert.deepEqual(onlyThis({}, { cell: "8a" }), { text: "Show only this cell", href: "?cell=8a" });
  assert.deepEqual(onlyThis({ cell: "8a" }, { cell: "8a" }), { text: "Show every cell again", href: "?" });
  assert.equal(onlyThis({ period: "1-weeks" }, { zone: "the-stow" }).href, "?period=1-weeks&zone=the-stow");
});
