// Empties the outbox: one record at a time over all tabs, the oldest first, until each has its own receipt.
// Nothing is remembered here: whatever moment the tab is killed at, the next one starts from what is in the book.
import { delayAfter, meaningOf } from "./answers.js";
import { postRecord } from "./post.js";
import { isWaiting, nextToSend } from "./records.js";

const LOCK = "harlow-patrols-sender";

// post(record) -> {status, body, redirected_to}, or throws; wait(ms) -> promise.
// onChange({state, waiting, failures, retry_at}), state: "idle" | "sending" | "waiting" | "sign-in" | "stopped".
export function startSender(book, { post = postRecord, wait = sleep, now = Date.now, onChange = () => {}, random = Math.random } = {}) {
  let stopped = false;
  let failures = 0;
  // What happened since the last rest; a poke while something is being sent is not lost.
  const calls = new Set();
  let wake = () => {};
  const call = (reason) => {
    calls.add(reason);
    wake();
  };

  const poke = () => call("poke");
  const look = () => call("look");
  const visible = () => document.visibilityState === "visible" && poke();
  globalThis.addEventListener?.("online", poke);
  globalThis.document?.addEventListener("visibilitychange", visible);
  const unsubscribe = book.subscribe(look);

  const say = async (state, more = {}) => {
    const waiting = (await book.all()).filter(isWaiting).length;
    onChange({ state, waiting, failures, retry_at: null, ...more });
  };

  // Until somebody pokes, or (where it is enough) until the book changes or the time is over.
  const rest = async (reasons, ms = null) => {
    let is_over = false;
    const over = ms === null ? new Promise(() => {}) : wait(ms).then(() => (is_over = true));
    while (!stopped && !is_over && !reasons.some((each) => calls.has(each))) {
      await Promise.race([new Promise((resolve) => (wake = resolve)), over]);
    }
    calls.clear();
  };

  const step = async () => {
    const outcome = await alone(() => (stopped ? "idle" : sendNext(book, post, () => say("sending"))));
    if (stopped) return;
    if (outcome === "idle") {
      failures = 0;
      await say("idle");
      return rest(["poke", "look"]);
    }
    if (outcome === "sign-in") {
      await say("sign-in");
      return rest(["poke"]);
    }
    if (outcome === "again") {
      failures += 1;
      const ms = delayAfter(failures, random());
      await say("waiting", { retry_at: now() + ms });
      return rest(["poke"], ms);
    }
    failures = 0;
  };

  const run = async () => {
    while (!stopped) {
      try {
        await step();
      } catch {
        // The phone's storage failed: nothing was lost, and it may work again.
        failures += 1;
        await rest(["poke"], delayAfter(failures, random()));
      }
    }
  };
  const running = run();

  return {
    poke,
    stop() {
      stopped = true;
      globalThis.removeEventListener?.("online", poke);
      globalThis.document?.removeEventListener("visibilitychange", visible);
      unsubscribe();
      poke();
      onChange({ state: "stopped", waiting: null, failures, retry_at: null });
      return running;
    },
  };
}

// -> "idle" | "sent" | "refused" | "sign-in" | "again"
async function sendNext(book, post, begun) {
  const record = nextToSend(await book.all());
  if (record === null) return "idle";
  await begun();
  // Before it leaves: were the tab killed now, nobody could know whether the server has it.
  const marked = await book.markTried(record.id);
  const sent = { ...marked, unanswered: record.unanswered };
  const answer = await answerTo(post, sent);
  const meaning = answer === null ? { kind: "again" } : meaningOf(answer, sent);
  if (meaning.kind === "receipt") {
    await book.confirm(sent, meaning.receipt);
    return "sent";
  }
  if (meaning.kind === "refused") await book.refuse(sent, meaning.problem);
  return meaning.kind;
}

async function answerTo(post, record) {
  try {
    return await post(record);
  } catch {
    return null;
  }
}

// The lock of a tab that is killed is free at once. Where there are none, two tabs may both send:
// the server makes one record of it all the same.
function alone(work) {
  return globalThis.navigator?.locks ? navigator.locks.request(LOCK, work) : work();
}

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
