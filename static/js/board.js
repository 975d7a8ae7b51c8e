// Keeps the board of today true without a reload: asks for the page again every minute and takes its board.
import { BACKGROUND, request } from "./api.js";
import { EVERY_MS, isStale, mayAsk, paceInWords } from "./board/keeping.js";

const board = document.getElementById("board");
const day = document.querySelector("[data-board-day]");
const updated = document.querySelector("[data-board-updated]");
const pace = document.querySelector("[data-board-pace]");
const trouble = document.querySelector("[data-board-trouble]");
const pause = document.querySelector("[data-board-pause]");
const state = { paused: false, signedOut: false, updatedAt: Date.now(), asking: false };

function show() {
  pace.textContent = paceInWords(state);
  pause.textContent = state.paused ? "Resume" : "Pause";
  pause.hidden = state.signedOut;
}

function say(sentence) {
  if (trouble.textContent !== sentence) trouble.textContent = sentence;
}

function take(fresh) {
  const focused = board.contains(document.activeElement) ? document.activeElement.id : "";
  board.replaceChildren(...document.importNode(fresh, true).childNodes);
  Object.assign(board.dataset, { board: fresh.dataset.board, day: fresh.dataset.day });
  day.textContent = fresh.dataset.day;
  updated.textContent = fresh.dataset.board;
  state.updatedAt = Date.now();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

async function ask() {
  if (state.asking || !mayAsk({ ...state, hidden: document.hidden })) return;
  state.asking = true;
  try {
    const response = await request(location.pathname, { cache: "no-store", headers: { [BACKGROUND]: "yes" } });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.getElementById("board");
    if (fresh) {
      say("");
      if (!state.paused) take(fresh);
    } else if (response.redirected || response.status === 403) {
      state.signedOut = true;
      board.replaceChildren();
      say("You are signed out, so the board is put away. Refresh to sign in again.");
    } else {
      say(`The server answered with an error (${response.status}). This is the board as at ${board.dataset.board}.`);
    }
  } catch {
    say(`There is no connection. This is the board as at ${board.dataset.board}; it asks again every minute.`);
  } finally {
    state.asking = false;
    show();
  }
}

pause.addEventListener("click", () => {
  state.paused = !state.paused;
  show();
  ask();
});
document.addEventListener("visibilitychange", () => {
  if (isStale(state.updatedAt, Date.now())) ask();
});
setInterval(ask, EVERY_MS);
show();
