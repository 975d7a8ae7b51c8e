import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOf } from "./progress.js";

test("what nobody has begun waits for its turn", () => {
  assert.equal(wordsOf(null), "Waiting for its turn");
});

test("a half is fifty per cent", () => {
  assert.equal(wordsOf(50), "50% done");
});

test("all read is not all done", () => {
  assert.equal(wordsOf(100), "Nearly done");
});
