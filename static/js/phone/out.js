// The patrol log of a phone: who is here, what is kept, what is sent, and which screen is shown.
import { openBook, countWaiting } from "./book.js";
import { clock, loadKit, mustSignOut, watchPerson } from "./person.js";
import { postRecord } from "./post.js";
import { isRunning, isWaiting } from "./records.js";
import { startRouter } from "./router.js";
import { closed } from "./screens/closed.js";
import { done } from "./screens/done.js";
import { drop, leave, letGo } from "./screens/drop.js";
import { fix, log } from "./screens/edit.js";
import { home } from "./screens/home.js";
import { start, walk } from "./screens/start.js";
import { visit } from "./screens/visit.js";
import { when } from "./screens/when.js";
import { far, where } from "./screens/where.js";
import { startSender } from "./sender.js";
import { asked, transact } from "./storage.js";
import { dateOf } from "./times.js";
import { waitingWords } from "./words.js";

const SCREENS = { "": home, start, walk, where, far, visit, when, done, log, fix, drop, "let-go": letGo, leave };
// How long a slow network may keep somebody from what the phone knows by itself.
const PATIENCE_MS = 3000;
// What was said aloud is not found again by somebody who reads on.
const SAID_MS = 7000;

const place = document.getElementById("out-screen");
const strip = document.getElementById("out-waiting");
const said = document.getElementById("out-said");
const trouble = document.getElementById("out-trouble");

async function open() {
  const loading = loadKit();
  const { kit, state, fresh } = await Promise.race([loading, keptAfter(PATIENCE_MS, loading)]);
  if (!kit) return showClosed(state);
  const app = await appFor(kit);
  if (fresh) await keepUp(app, { kit, fresh, state });
  else loading.then((answer) => keepUp(app, answer)).catch(app.fail);
  await app.router.show({ first: location.hash === "" });
}

async function appFor(kit) {
  const book = await openBook(kit.person.key);
  let records = await book.all();
  const app = {
    kit,
    book,
    // The last fix, while this page is open: for a sentence on the screen and for nothing else.
    position: null,
    sending: "idle",
    leaving: false,
    edits: new Map(),
    now: () => clock().getTime(),
    running: () => records.find(isRunning) ?? null,
    records: () => records,
    lastCrew: () => records.at(-1)?.patrol ?? kit.crew,
    zoneName: (slug) => app.kit.zones.find((zone) => zone.slug === slug)?.name ?? slug,
    labelOf: (code) => app.kit.codes.find((each) => each.code === code)?.label ?? code,
    say,
    hush: () => (said.textContent = ""),
    fail,
    poke: () => sender.poke(),
    settle: () => app.router.settle(),
    go: (...parts) => app.router.go(...parts),
    replace: (...parts) => app.router.replace(...parts),
  };
  app.router = startRouter(app, SCREENS, place);
  app.reread = async () => {
    records = await book.all();
    count(app);
    app.router.refresh();
  };
  book.subscribe(() => app.reread().catch(fail));
  const sender = startSender(book, {
    post: postRecord,
    onChange: ({ state }) => {
      app.sending = state;
      count(app);
      app.router.refresh();
    },
  });
  count(app);
  watchPerson(() => app.leaving || location.reload());
  book.forget().catch(fail);
  const renew = () => loadKit().then((answer) => keepUp(app, answer)).catch(fail);
  addEventListener("online", renew);
  // Plans are of a day: a phone that comes out of a pocket the day after asks for those of today.
  document.addEventListener("visibilitychange", () => !document.hidden && dateOf(app.kit.now) !== dateOf(app.now()) && renew());
  return app;
}

// A newer kit replaces the one on the screen's hands; somebody else's starts the page anew.
async function keepUp(app, { kit, fresh, state }) {
  if (state === "signed-out" || state === "not-allowed" || (kit && kit.person.key !== app.kit.person.key)) return location.reload();
  if (!fresh) return;
  app.kit = kit;
  await app.book.settle(kit);
  await app.reread();
}

// Where the network is slow, what the phone was given last time will do meanwhile.
async function keptAfter(ms, loading) {
  await new Promise((resolve) => setTimeout(resolve, ms));
  const kept = await transact(["kit"], "readonly", ({ kit }) => asked(kit.get("kit")));
  return kept && !(await mustSignOut()) ? { kit: kept.kit, state: "offline" } : loading;
}

function count({ records, sending }) {
  const waiting = records().filter((record) => isWaiting(record) && !record.problem?.final);
  const of = (test) => records().filter(test).length;
  strip.textContent = waitingWords({
    waiting: waiting.length,
    asking: waiting.filter((record) => record.problem).length,
    refused: of((record) => record.problem?.final),
    drafts: of((record) => !record.ready),
  }, sending);
  strip.hidden = false;
}

let silence = null;

function say(words) {
  clearTimeout(silence);
  silence = setTimeout(() => (said.textContent = ""), SAID_MS);
  // The same words twice are told twice.
  said.textContent = said.textContent === words ? `${words}\u00a0` : words;
}

function fail(error) {
  trouble.textContent = error.message;
  trouble.hidden = false;
}

async function showClosed(state, words) {
  const waiting = await countWaiting().catch(() => 0);
  const screen = () => closed({ state, waiting, words, reload: () => location.reload() });
  startRouter({}, { "": screen }, place).show({ first: true });
}

// Without it the log works as long as there is signal; a browser that refuses it is no trouble to anybody.
navigator.serviceWorker?.register("/service-worker.js", { scope: "/" }).catch(() => {});
open().catch((error) => showClosed("trouble", error.message));
addEventListener("unhandledrejection", (event) => event.reason instanceof Error && fail(event.reason));
