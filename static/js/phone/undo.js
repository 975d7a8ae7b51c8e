// What was just done, in words and aloud, with ten seconds in which one press takes it back.
import { el } from "./dom.js";

const OFFERED_MS = 10_000;

export function undoBar(say) {
  let timer = null;
  let takeBack = null;
  const words = el("span", { class: "app-out-undo__words" });
  const button = el("button", { type: "button", class: "app-go app-go--undo", onclick: pressed }, "Undo");
  const node = el("div", { class: "app-out-undo", hidden: true }, words, button);

  function offer(sentence, undo) {
    takeBack = undo;
    words.textContent = sentence;
    node.hidden = false;
    say(sentence);
    wait();
  }

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // It must not vanish under the focus of somebody who works by keyboard.
      if (node.contains(document.activeElement)) wait();
      else node.hidden = true;
    }, OFFERED_MS);
  }

  function pressed() {
    const had = document.activeElement === button;
    takeBack?.();
    node.hidden = true;
    if (had) document.querySelector("h1")?.focus({ preventScroll: true });
  }

  return { node, offer, stop: () => clearTimeout(timer) };
}
