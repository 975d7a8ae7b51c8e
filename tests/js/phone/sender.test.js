import assert from "node:assert/strict";
import { test } from "node:test";
import { startSender } from "../../../static/js/phone/sender.js";
import { memoryBook } from "./memory_book.js";

const receiptOf = (record, more = {}) => ({ status: 200, body: { client_id: record.id, revision: record.revision, reference: "PAT-2026-000001", state: "running", ...more } });

// A sender whose waits are over at once (or never), until it says `state`.
async function send(book, post, { until = "idle", wait = async () => {}, during = () => {} } = {}) {
  const said = [];
  let sender;
  await new Promise((resolve) => {
    sender = startSender(book, { post, wait, random: () => 0, onChange(each) {
      said.push(each);
      if (each.state === until) resolve();
      during(sender, each);
    } });
  });
  sender.stop();
  return said;
}

test("each record is sent in turn, and none before the one ahead of it was answered", async () => {
  const book = memoryBook("a", "b", "c");
  const order = [];

  await send(book, async (record) => {
    order.push(`${record.id} leaves`);
    await new Promise((resolve) => setTimeout(resolve, 1));
    order.push(`${record.id} answered`);
    return receiptOf(record);
  });

  assert.deepEqual(order, ["a leaves", "a answered", "b leaves", "b answered", "c leaves", "c answered"]);
  assert.deepEqual((await book.all()).map((record) => record.sent_revision), [1, 1, 1]);
});

test("no answer, a server's error and a Wi-Fi's own page are tried again, waiting longer each time", async () => {
  const answers = [() => { throw new TypeError("Failed to fetch"); }, () => ({ status: 500, body: { detail: "Oh." } }), () => ({ status: 200, body: null })];
  const waits = [];
  const book = memoryBook("a");

  await send(book, async (record) => (answers.shift() ?? (() => receiptOf(record)))(), { wait: async (ms) => void waits.push(ms) });

  assert.deepEqual(waits, [1000, 2000, 4000]);
  assert.equal((await book.get("a")).receipt.reference, "PAT-2026-000001");
});

test("the receipt of another record confirms nothing", async () => {
  const book = memoryBook("a");
  let calls = 0;

  await send(book, async (record) => receiptOf(record, (calls += 1) === 1 ? { client_id: "b" } : {}));

  assert.equal(calls, 2);
});

test("a refused record is set aside with its reasons, and the next is sent", async () => {
  const book = memoryBook("a", "b");

  await send(book, async (record) => (record.id === "a" ? { status: 400, body: { sure: ["Is that right?"] } } : receiptOf(record)));

  const [first, second] = await book.all();
  assert.deepEqual(first.problem, { status: 400, final: false, sentences: [], doubts: ["Is that right?"] });
  assert.equal(second.sent_revision, 1);
});

test("who must sign in is told so, and nothing more is sent until somebody pokes", async () => {
  const book = memoryBook("a");
  let signed_in = false;
  let calls = 0;
  const post = async (record) => {
    calls += 1;
    return signed_in ? receiptOf(record) : { status: 401, body: { detail: "Sign in." } };
  };

  await send(book, post, { during(sender, { state }) {
    if (state !== "sign-in") return;
    assert.equal(calls, 1);
    signed_in = true;
    sender.poke();
  } });

  assert.equal(calls, 2);
});

test("a poke while waiting sends at once", async () => {
  const book = memoryBook("a");
  let calls = 0;
  const never = () => new Promise(() => {});

  await send(book, async (record) => ((calls += 1) === 1 ? { status: 503, body: null } : receiptOf(record)), {
    wait: never,
    during: (sender, { state }) => state === "waiting" && sender.poke(),
  });

  assert.equal(calls, 2);
});

test("what changes while it is being sent is sent again", async () => {
  const book = memoryBook("a");
  const revisions = [];

  await send(book, async (record) => {
    revisions.push(record.revision);
    if (revisions.length === 1) await book.change("a", (patrol) => ({ ...patrol, note: "Dark" }));
    return receiptOf(record);
  });

  assert.deepEqual(revisions, [1, 2]);
});

test("before it leaves, the book says that the server may have it", async () => {
  const book = memoryBook("a");

  await send(book, async (record) => {
    assert.equal((await book.get("a")).unanswered, true);
    return receiptOf(record);
  });

  assert.equal((await book.get("a")).unanswered, false);
});
