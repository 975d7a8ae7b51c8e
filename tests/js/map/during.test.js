import assert from "node:assert/strict";
import { test } from "node:test";
import { During } from "../../../static/js/map/during.js";
import { Remembered } from "../../../static/js/map/remembered.js";

const WEEK = { first_on: "2026-11-09", last_on: "2026-11-15", count: 2 };

test("at first it is the whole period, which asks for nothing else", () => {
  const during = new During();

  assert.deepEqual([during.key, during.asked, during.isGap], ["whole", {}, false]);
});

test("a week is shown once every layer has drawn it", async () => {
  const during = new During();
  const drawn = [];
  during.follow(async () => drawn.push(await during.key));
  during.follow(() => drawn.push(during.asked.to_on));

  await during.show(WEEK);

  assert.deepEqual(drawn.sort(), ["2026-11-09", "2026-11-15"]);
});

test("a week without a record is a gap", async () => {
  const during = new During();

  await during.show({ ...WEEK, count: null });

  assert.ok(during.isGap);
});

test("the oldest answer goes first, and one that came again is new", () => {
  const answers = new Remembered(2);
  answers.set("a", 1);
  answers.set("b", 2);
  answers.set("a", 1);
  answers.set("c", 3);

  assert.deepEqual(["a", "b", "c"].map((key) => answers.get(key)), [1, undefined, 3]);
});
