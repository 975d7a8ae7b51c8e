import assert from "node:assert/strict";
import { test } from "node:test";
import { KEPT_MS, forget, keep, placesOf, take, typedIn } from "../../../static/js/staying/drafts.js";

const SUPERVISOR = { person: "7", path: "/incidents/new/" };

function shelf() {
  const kept = new Map();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, text) => kept.set(key, text),
    removeItem: (key) => kept.delete(key),
    size: () => kept.size,
  };
}

function field(name, value, more = {}) {
  return { name, type: "text", value, defaultValue: "", autocomplete: "", ...more };
}

function tick(name, value, checked, defaultChecked = false, type = "checkbox") {
  return { name, type, value, checked, defaultChecked, autocomplete: "" };
}

test("what was typed or ticked is kept, and what is as the page brought it is not", () => {
  const choice = { name: "zone", type: "select-one", value: "b", options: [{ selected: true, defaultSelected: false }] };
  const form = [field("description", "A window"), field("place", ""), tick("sure", "yes", true), tick("weapon", "yes", true, true), choice];

  assert.deepEqual(typedIn([[], form]), [
    { form: 1, name: "description", value: "A window" },
    { form: 1, name: "sure", value: "yes", checked: true },
    { form: 1, name: "zone", value: "b" },
  ]);
});

test("of a page that was sent and came back everything is kept, as it began with what was typed", () => {
  const form = [field("description", "A window", { defaultValue: "A window" })];

  assert.deepEqual(typedIn([form]), []);
  assert.deepEqual(typedIn([form], { cameBack: true }), [{ form: 0, name: "description", value: "A window" }]);
});

test("no password, no code, no file and nothing hidden is ever kept", () => {
  const never = ["password", "hidden", "file", "submit"].map((type) => field(type, "x", { type }));
  const proofs = ["current-password", "new-password", "one-time-code", "username webauthn"].map((autocomplete) => field(autocomplete, "x", { autocomplete }));

  assert.deepEqual(typedIn([[...never, ...proofs, field("", "x")]], { cameBack: true }), []);
});

test("the same person on the same page is given it back within an hour, and once", () => {
  const storage = shelf();
  const typed = [{ form: 0, name: "description", value: "A window" }];
  keep(storage, { ...SUPERVISOR, now: 0, typed });

  assert.deepEqual(take(storage, { ...SUPERVISOR, now: KEPT_MS - 1 }), typed);
  assert.deepEqual(take(storage, { ...SUPERVISOR, now: KEPT_MS - 1 }), []);
});

test("another person, another page and a later hour are given nothing, and then it is gone", () => {
  for (const other of [{ person: "8" }, { path: "/patrols/" }, { now: KEPT_MS }]) {
    const storage = shelf();
    keep(storage, { ...SUPERVISOR, now: 0, typed: [{ form: 0, name: "description", value: "A window" }] });

    assert.deepEqual(take(storage, { ...SUPERVISOR, now: 1, ...other }), []);
    assert.equal(storage.size(), 0);
  }
});

test("where nothing was typed nothing is kept, nor what was before; signing out forgets", () => {
  const storage = shelf();
  const typed = [{ form: 0, name: "description", value: "A window" }];

  keep(storage, { ...SUPERVISOR, now: 0, typed });
  keep(storage, { ...SUPERVISOR, now: 0, typed: [] });
  const afterNothing = storage.size();
  keep(storage, { ...SUPERVISOR, now: 0, typed });
  forget(storage);

  assert.deepEqual([afterNothing, storage.size()], [0, 0]);
});

test("each is put where it was, ticks by their value, and what the page has no more is left out", () => {
  const [yes, no] = [tick("weapon", "yes", false, false, "radio"), tick("weapon", "no", false, false, "radio")];
  const kept = [
    { form: 0, name: "weapon", value: "no", checked: true },
    { form: 0, name: "gone", value: "x" },
    { form: 1, name: "description", value: "x" },
  ];

  assert.deepEqual(placesOf([[yes, no, field("description", "")]], kept), [{ element: no, kept: kept[0] }]);
});
