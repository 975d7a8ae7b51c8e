import assert from "node:assert/strict";
import { test } from "node:test";

import { EVERY_MS, isStale, mayAsk, paceInWords } from "../../../static/js/board/keeping.js";

const watched = { hidden: false, paused: false, signedOut: false };

test("it asks while it is seen", () => {
  assert.equal(mayAsk(watched), true);
});

test("it does not ask while hidden, paused or signed out", () => {
  for (const reason of ["hidden", "paused", "signedOut"]) {
    assert.equal(mayAsk({ ...watched, [reason]: true }), false, reason);
  }
});

test("it is stale after a minute and not before", () => {
  assert.equal(isStale(0, EVERY_MS - 1), false);
  assert.equal(isStale(0, EVERY_MS), true);
});

test("it says in words whether it goes on", () => {
  assert.equal(paceInWords(watched), ", and every minute");
  assert.equal(paceInWords({ ...watched, paused: true }), ", paused");
  assert.equal(paceInWords({ ...watched, signedOut: true }), ", no longer kept up to date");
});
