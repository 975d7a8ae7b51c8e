// What the browser and the server say of a passkey is the same, in bytes and in text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, askedToCreate, askedToShow, bytesOf, textOf } from "../../../static/js/passkeys/coding.js";

test("bytes come back from text as they were, whatever their number", () => {
  for (const bytes of [[], [0], [255, 254], [1, 2, 3], [251, 255, 191, 0, 62, 63]]) {
    assert.deepEqual([...bytesOf(textOf(Uint8Array.from(bytes)))], bytes);
  }
});

test("text has nothing in it that an address or a form would read as something else", () => {
  assert.equal(textOf(Uint8Array.from([251, 255, 191])), "-_-_");
});

test("a new passkey is asked for with bytes where the server wrote text", () => {
  const asked = askedToCreate({
    publicKey: { challenge: "AQ", user: { id: "Ag", name: "a" }, rp: { id: "x" }, excludeCredentials: [{ id: "Aw", type: "public-key" }] },
  }).publicKey;

  assert.deepEqual([[...asked.challenge], [...asked.user.id], [...asked.excludeCredentials[0].id]], [[1], [2], [3]]);
  assert.deepEqual([asked.user.name, asked.rp.id], ["a", "x"]);
});

test("where the server names no passkeys, any may be shown", () => {
  assert.deepEqual(askedToShow({ publicKey: { challenge: "AQ" } }).publicKey.allowCredentials, []);
});

test("an answer has the parts that are there and no others", () => {
  const buffer = Uint8Array.from([1]).buffer;
  const shown = answered({
    id: "AQ",
    rawId: buffer,
    type: "public-key",
    authenticatorAttachment: "platform",
    getClientExtensionResults: () => ({ credProps: { rk: true } }),
    response: { clientDataJSON: buffer, attestationObject: buffer },
  });

  assert.deepEqual(shown.response, { clientDataJSON: "AQ", attestationObject: "AQ" });
  assert.deepEqual([shown.rawId, shown.clientExtensionResults.credProps.rk], ["AQ", true]);
});
