// Warns two minutes before a sign-in ends, with a button to stay; when it is over, what the page shows is put away.
import { ASKED, BACKGROUND, request } from "../api.js";
import { forgetTyped, giveBack, keepTyped } from "./typed.js";
import { endOf, leftInWords, standing } from "./when.js";

const EVERY_MS = 5_000;
const told = document.querySelector("meta[name='app-signed-in']").dataset;
const lastAt = Date.now() + Number(told.left) * 1000;
const idleMs = Number(told.idle) * 1000;
let seenAt = Date.now();
let putOff = false;

// A click in one tab keeps all of them.
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("signed-in") : null;
tabs?.addEventListener("message", () => seen());
tabs?.postMessage("seen");
window.addEventListener(ASKED, () => {
  seen();
  tabs?.postMessage("seen");
});

const dialog = document.createElement("dialog");
const title = document.createElement("h2");
const words = document.createElement("p");
const button = document.createElement("button");
dialog.className = "app-staying";
dialog.setAttribute("aria-labelledby", "staying-title");
title.id = "staying-title";
title.className = "govuk-heading-m";
title.setAttribute("aria-live", "polite");
words.className = "govuk-body";
button.type = "button";
button.className = "govuk-button";
dialog.append(title, words, button);
document.body.append(dialog);

function seen() {
  seenAt = Date.now();
  if (dialog.open) dialog.close();
}

function ask(more = {}) {
  const token = document.querySelector("input[name='csrfmiddlewaretoken']").value;
  return request(told.stay, { method: "POST", redirect: "manual", headers: { "X-CSRFToken": token, ...more } });
}

async function stay() {
  if (!endOf({ seenAt, idleMs, lastAt }).canStay) {
    putOff = true;
    dialog.close();
    return;
  }
  const answer = await ask().catch(() => null);
  if (answer?.status === 204) seen();
  else look();
}

function warn(end, now) {
  const text = `You will be signed out in ${leftInWords(end.at - now)}`;
  if (title.textContent !== text) title.textContent = text;
  words.textContent = end.canStay
    ? "Nobody used this page for a while. What you typed and did not save may be lost."
    : `A sign-in lasts ${told.hours} hours, and this one is nearly over. Save what you are doing.`;
  button.textContent = end.canStay ? "Stay signed in" : "Go on";
  if (!dialog.open && !putOff) dialog.showModal();
}

// Only if the server says so, too: somebody may have been there in a way that this page does not know.
async function leave() {
  const answer = await ask({ [BACKGROUND]: "yes" }).catch(() => null);
  if (answer === null || answer.status === 204) return;
  keepTyped(told.person);
  const back = encodeURIComponent(location.pathname + location.search);
  location.assign(`${told.signIn}?next=${back}&ended=${idleMs > 0 && Date.now() < lastAt ? "idle" : "hours"}`);
}

function look() {
  const now = Date.now();
  const end = endOf({ seenAt, idleMs, lastAt });
  const how = standing(end, now);
  if (how === "warn") warn(end, now);
  if (how === "over") leave();
}

// The pages of signing in lie between what was typed and its page.
const signingIn = new URL("..", new URL(told.signIn, location)).pathname;
if (!location.pathname.startsWith(signingIn)) giveBack(told.person);
document.addEventListener("submit", ({ target }) => {
  if ("signsOut" in target.dataset) forgetTyped();
  // A machine slept, and its owner was quicker than this page's look at the clock.
  else if (standing(endOf({ seenAt, idleMs, lastAt }), Date.now()) === "over") keepTyped(told.person);
});
button.addEventListener("click", stay);
dialog.addEventListener("cancel", (event) => {
  event.preventDefault();
  stay();
});
document.addEventListener("visibilitychange", look);
setInterval(look, EVERY_MS);
