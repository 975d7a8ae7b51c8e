import assert from "node:assert/strict";
import { test } from "node:test";
import { delayAfter, meaningOf } from "../../../static/js/phone/answers.js";

const RECORD = { id: "a", revision: 3 };
const RECEIPT = { client_id: "a", revision: 3, reference: "PAT-2026-000001" };
const kind = (status, body, more = {}) => meaningOf({ status, body, ...more }, RECORD).kind;

test("only the receipt for this record, and for all that was sent, confirms it", () => {
  assert.equal(kind(200, RECEIPT), "receipt");
  assert.equal(kind(200, { ...RECEIPT, revision: 4 }), "receipt");
  assert.equal(kind(200, { ...RECEIPT, client_id: "b" }), "again");
  assert.equal(kind(200, { ...RECEIPT, revision: 2 }), "again");
  assert.equal(kind(200, {}), "again");
});

test("a page where JSON was expected is somebody else's answer, whatever its status", () => {
  for (const status of [200, 400, 401, 403, 409, 502]) assert.equal(kind(status, null), "again");
  assert.equal(kind(200, [RECEIPT]), "again");
});

test("being sent to the sign-in page means signing in, and to any other page trying again", () => {
  assert.equal(kind(200, null, { redirected_to: "/sign-in/login/" }), "sign-in");
  assert.equal(kind(200, RECEIPT, { redirected_to: "/welcome-to-our-wifi" }), "again");
});

test("trouble of the service is tried again", () => {
  for (const status of [404, 408, 429, 500, 502, 503]) assert.equal(kind(status, { detail: "Trouble." }), "again");
});

test("who is not signed in, or not allowed, is told to sign in", () => {
  assert.equal(kind(401, { detail: "Sign in." }), "sign-in");
  assert.equal(kind(403, { detail: "Not for you." }), "sign-in");
});

test("a refusal keeps every sentence once, and doubts apart", () => {
  const body = { started_at: ["Too early."], visits: [{}, { left_at: ["Too late.", "Too early."] }], sure: ["Is that right?"] };

  const { kind: meaning, problem } = meaningOf({ status: 400, body }, RECORD);

  assert.equal(meaning, "refused");
  assert.deepEqual(problem, { status: 400, final: false, sentences: ["Too early.", "Too late."], doubts: ["Is that right?"] });
});

test("a conflict is final, and so is what the service calls final; that word is no sentence", () => {
  const problem = (status, body) => meaningOf({ status, body }, RECORD).problem;

  assert.deepEqual(problem(409, { detail: "Struck out." }), { status: 409, final: true, sentences: ["Struck out."], doubts: [] });
  assert.deepEqual(problem(400, { detail: "Too long ago.", final: true }), { status: 400, final: true, sentences: ["Too long ago."], doubts: [] });
  assert.equal(problem(400, { detail: "Too early.", final: false }).final, false);
});

test("a refusal without a word still says something", () => {
  assert.match(meaningOf({ status: 409, body: {} }, RECORD).problem.sentences[0], /409/);
});

test("waiting doubles from a second to a minute, and by chance up to half of it less", () => {
  assert.deepEqual([1, 2, 3, 7, 50].map((failures) => delayAfter(failures, 0)), [1000, 2000, 4000, 60_000, 60_000]);
  assert.equal(delayAfter(1, 1), 500);
});
