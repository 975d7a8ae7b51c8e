// One person's patrols on this phone. Others' are in the same database, and this never touches them.
import { newId } from "./ids.js";
import { adoptedRecord, changed, confirmed, endedElsewhere, inOrder, isConfirmed, isOverElsewhere, isRefusedForGood, isRunning, isWaiting, madeReady, madeSure, mayBeForgotten, newRecord, refused, tried, wasEverSent } from "./records.js";
import { asked, transact } from "./storage.js";

const CHANNEL = "harlow-patrols";
let askedToKeep = false;

// person: kit.person.key. Throws StorageTrouble, with a sentence to show, where nothing can be kept.
export async function openBook(person) {
  const listeners = new Set();
  const channel = globalThis.BroadcastChannel ? new BroadcastChannel(CHANNEL) : null;
  const hear = () => listeners.forEach((listener) => listener());
  if (channel) channel.onmessage = hear;
  const tell = () => {
    channel?.postMessage("changed");
    hear();
  };

  const write = async (work) => {
    const result = await transact(["patrols"], "readwrite", ({ patrols }) => work(patrols));
    tell();
    return result;
  };
  // fn(record) -> record, in one transaction.
  const rewrite = (id, fn) =>
    write(async (patrols) => {
      const before = await ours(patrols, person, id);
      const after = fn(before);
      if (after !== before) await asked(patrols.put(after));
      return after;
    });
  const all = async () => inOrder(await transact(["patrols"], "readonly", ({ patrols }) => mine(patrols, person)));

  await all();
  return {
    person,
    all,
    get: (id) => transact(["patrols"], "readonly", async ({ patrols }) => find(patrols, person, id)),
    waiting: async () => (await all()).filter(isWaiting),

    // The same id twice is one record; nobody walks two patrols at once, whatever two tabs are told.
    async add(kind, patrol, { ready = kind === "walking", id = newId() } = {}) {
      keepForGood();
      return write(async (patrols) => {
        const there = await find(patrols, person, id);
        if (there) return there;
        const running = kind === "walking" && patrol.ended_at === null ? (await mine(patrols, person)).find(isRunning) : undefined;
        if (running) return running;
        const record = newRecord({ id, person, kind, patrol, ready, order: Date.now() });
        await asked(patrols.add(record));
        return record;
      });
    },

    // Takes over what a fresh kit says of the patrol that runs: begun, gone on with or ended on another
    // phone or the plain pages. What is on this phone and not sent yet is never replaced.
    settle: (kit) =>
      write(async (patrols) => {
        const records = await mine(patrols, person);
        for (const record of records.filter((each) => isOverElsewhere(each, kit))) await asked(patrols.put(endedElsewhere(record)));
        if (!kit.running) return;
        const there = records.find((each) => each.id === kit.running.client_id);
        if (there && (isWaiting(there) || there.revision > kit.running.revision || there.receipt?.received_at > kit.now)) return;
        await asked(patrols.put(adoptedRecord({ ...kit.running, person }, there?.order ?? Date.now(), kit.now)));
      }),

    // fn(patrol) -> patrol, pure and at once: a promise would outlive the transaction.
    change: (id, fn) => rewrite(id, (record) => changed(record, fn(structuredClone(record.patrol)))),
    markReady: (id) => rewrite(id, madeReady),
    markSure: (id) => rewrite(id, madeSure),

    // Only what the server cannot have; the rest is struck out there, with a reason.
    discard: (id) =>
      write(async (patrols) => {
        if (wasEverSent(await ours(patrols, person, id))) throw new Error("This patrol was sent already. Strike it out on its page instead.");
        await asked(patrols.delete(id));
      }),

    // What the server will never take. Where it holds an earlier state of it, that stays there.
    letGo: (id) =>
      write(async (patrols) => {
        if (!isRefusedForGood(await ours(patrols, person, id))) throw new Error("This patrol may still be sent, so it stays on this phone.");
        await asked(patrols.delete(id));
      }),

    async forget(days = 3) {
      const old = (await all()).filter((record) => mayBeForgotten(record, days, Date.now()));
      if (old.length === 0) return;
      await write(async (patrols) => {
        for (const { id } of old) {
          const record = await find(patrols, person, id);
          if (record && mayBeForgotten(record, days, Date.now())) await asked(patrols.delete(id));
        }
      });
    },

    subscribe(fn) {
      listeners.add(fn);
      return () => listeners.delete(fn);
    },
    close: () => channel?.close(),

    // For the sender alone.
    markTried: (id) => rewrite(id, tried),
    confirm: (sent, receipt) => rewrite(sent.id, (record) => confirmed(record, sent, receipt)),
    refuse: (sent, problem) => rewrite(sent.id, (record) => refused(record, sent, problem)),
  };
}

// How many wait on this phone, whoever's they are: shown to somebody who is not signed in.
export async function countWaiting() {
  const everybodys = await transact(["patrols"], "readonly", ({ patrols }) => asked(patrols.getAll()));
  return everybodys.filter(isWaiting).length;
}

// Whoever's they are: what the server holds has no business on a phone that somebody hands on.
export async function forgetConfirmed() {
  await transact(["patrols"], "readwrite", async ({ patrols }) => {
    for (const record of await asked(patrols.getAll())) {
      if (isConfirmed(record)) await asked(patrols.delete(record.id));
    }
  });
}

function mine(patrols, person) {
  return asked(patrols.index("person").getAll(person));
}

async function find(patrols, person, id) {
  const record = await asked(patrols.get(id));
  return record?.person === person ? record : null;
}

async function ours(patrols, person, id) {
  const record = await find(patrols, person, id);
  if (!record) throw new Error("That patrol is no longer on this phone.");
  return record;
}

// Asks the browser once not to clear this away when room is short.
async function keepForGood() {
  if (askedToKeep || !navigator.storage?.persist) return;
  askedToKeep = true;
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // It was asked for and not promised: patrols are kept all the same, for as long as the browser does.
  }
}
