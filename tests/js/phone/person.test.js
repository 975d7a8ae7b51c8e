import assert from "node:assert/strict";
import { test } from "node:test";
import { stateAfter } from "../../../static/js/phone/person.js";

test("a kit with a person in it is ready", () => {
  assert.equal(stateAfter({ status: 200, body: { person: { key: "17" } }, redirected_to: null }), "ready");
});

test("no answer, an error and a Wi-Fi's own page mean that there is no contact", () => {
  const answers = [null, { status: 500, body: {} }, { status: 200, body: null }, { status: 200, body: {} }, { status: 200, body: { person: { key: "17" } }, redirected_to: "/welcome" }];

  for (const answer of answers) assert.equal(stateAfter({ redirected_to: null, ...answer }), "offline");
  assert.equal(stateAfter(null), "offline");
});

test("only the service itself can say that nobody is signed in", () => {
  assert.equal(stateAfter({ status: 401, body: { detail: "Sign in." }, redirected_to: null }), "signed-out");
  assert.equal(stateAfter({ status: 200, body: null, redirected_to: "/sign-in/login/" }), "signed-out");
  assert.equal(stateAfter({ status: 401, body: null, redirected_to: null }), "offline");
});

test("who may not log patrols is told so", () => {
  assert.equal(stateAfter({ status: 403, body: { detail: "Not for you." }, redirected_to: null }), "not-allowed");
});
