import assert from "node:assert/strict";
import { test } from "node:test";
import { newRecord } from "../../../static/js/phone/records.js";
import { unsentWords } from "../../../static/js/phone/unsent.js";

const make = (more = {}) => ({ ...newRecord({ id: "a", person: "17", kind: "walking", patrol: {}, ready: true, order: 1 }), ...more });

test("nothing is said where everything is sent, or is a draft", () => {
  assert.equal(unsentWords([make({ sent_revision: 1 }), make({ ready: false })]), "");
});

test("what waits and what was refused are told apart", () => {
  const refused = make({ problem: { status: 400, final: false } });
  const for_good = make({ problem: { status: 409, final: true } });

  assert.equal(unsentWords([make()]), "1 patrol waits on this phone for signal.");
  assert.equal(unsentWords([make(), make(), refused]), "2 patrols wait on this phone for signal. 1 patrol was not taken by the service, which says why.");
  assert.equal(unsentWords([refused, for_good]), "2 patrols were not taken by the service, which says why.");
});
