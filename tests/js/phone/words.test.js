import assert from "node:assert/strict";
import { test } from "node:test";
import { leavingWords, lostWords, spanWords, stateWords, waitingWords, warningWords } from "../../../static/js/phone/words.js";

const NOW = "2026-11-22T21:00:00Z";
const patrol = { started_at: "2026-11-22T19:40:00Z", ended_at: "2026-11-22T20:10:00Z", visits: [] };
const refused = { ready: true, patrol, revision: 2, sent_revision: 1, receipt: null, problem: { status: 409, final: true, sentences: ["It was struck out."], doubts: [] } };

test("drafts are told of beside what waits", () => {
  assert.equal(waitingWords({ waiting: 0, drafts: 2 }, "idle"), "2 drafts not finished.");
  assert.equal(waitingWords({ waiting: 1, drafts: 1 }, "idle"), "1 entry not sent yet. Nothing is lost. 1 draft not finished.");
  assert.equal(waitingWords({ waiting: 0 }, "idle"), "Everything is sent.");
});

test("what the service refuses for good is told of, and is not called sent", () => {
  assert.equal(waitingWords({ waiting: 0, refused: 1 }, "idle"), "1 entry not taken by the service.");
  assert.equal(stateWords(refused, "idle"), "The service will not take it.");
});

test("somebody who signs out is told of drafts", () => {
  assert.match(leavingWords({ waiting: 0, drafts: 2 }), /^2 drafts not finished\. What is not sent stays on this phone/);
  assert.equal(leavingWords({ waiting: 0, drafts: 0 }), "Everything is sent.");
});

test("before a refused patrol goes it is said what was not stored", () => {
  const known = { ...refused, receipt: { reference: "PAT-2026-000007" } };

  assert.match(lostWords({ ...refused, sent_revision: 0 }, NOW), /^Today, 19:40 to 20:10: 0 visits, 30 minutes.* None of this was stored/);
  assert.match(lostWords(known, NOW), /PAT-2026-000007 keeps what it had before\. What you logged or changed on this phone since was not stored\./);
});

test("a patrol that is over and was ended elsewhere is not called running", () => {
  const open = { ...patrol, ended_at: null };

  assert.equal(spanWords(open, Date.parse(NOW)), "Today, since 19:40");
  assert.equal(spanWords(open, Date.parse(NOW), { isOver: true }), "Today, from 19:40");
  assert.equal(spanWords(patrol, Date.parse(NOW), { isOver: true }), "Today, 19:40 to 20:10");
});

test("what the service says of a line is told until the line is changed", () => {
  const words = "This looks like somebody’s name.";
  const warned = { revision: 3, sent_revision: 3, receipt: { warnings: [{ field: "note", kind: "name", words }, { field: "note", kind: "name", words }] } };

  assert.equal(warningWords(warned), words);
  assert.equal(warningWords({ ...warned, revision: 4 }), "");
  assert.equal(warningWords({ ...warned, receipt: { warnings: [] } }), "");
  assert.equal(warningWords({ ...warned, receipt: {} }), "");
  assert.equal(warningWords({ ...warned, receipt: null }), "");
});
