// Moves the bar of an import that a worker has in hand, and shows what came of it when it is over.
import { BACKGROUND, getJson } from "./api.js";

const EVERY_MS = 1000;
const bar = document.querySelector("[data-progress]");
const words = document.querySelector("[data-progress-words]");

async function look() {
  try {
    const { at_work: atWork, percent, words: told } = await getJson(bar.dataset.progress, { headers: { [BACKGROUND]: "yes" } });
    if (!atWork) {
      location.reload();
      return;
    }
    if (percent === null) {
      bar.removeAttribute("value");
    } else {
      bar.value = percent;
    }
    words.textContent = told;
  } catch (error) {
    words.textContent = error.message;
  }
  setTimeout(look, EVERY_MS);
}

if (bar) setTimeout(look, EVERY_MS);
