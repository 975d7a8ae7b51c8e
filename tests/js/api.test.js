import assert from "node:assert/strict";
import { test } from "node:test";
import { complaint, withParameters } from "../../static/js/api.js";

test("the server's complaints become one sentence", () => {
  assert.equal(complaint({ zone: ["There is no such zone."], to_on: ["Enter the last day."] }, 400), "There is no such zone. Enter the last day.");
});

test("an answer that says nothing still says that it failed", () => {
  assert.match(complaint(null, 502), /502/);
});

test("empty parameters are left out and others replace their namesakes", () => {
  assert.equal(withParameters("/a/?zone=x&b=1", { zone: "the-stow", source: "" }), "/a/?zone=the-stow&b=1");
});
