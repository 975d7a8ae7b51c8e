// One screen at a time. Its name is in the hash, so the phone's back button goes one screen back.
import { watchBar } from "./bar.js";

// Longer than a second tap of the same thumb takes, shorter than anybody needs to read.
const SETTLING_MS = 300;

// screens: {name: (app, ...params) -> {to} | {title, body, offer, thumb, refresh(), shown(), keep(), stop()}}
export function startRouter(app, screens, place) {
  let turns = 0;
  let current = null;
  const bar = watchBar(place);

  async function show({ first = false } = {}) {
    turns += 1;
    const turn = turns;
    const [name, ...params] = partsOf(location.hash);
    const screen = await (isScreen(name) ? screens[name] : screens[""])(app, ...params);
    if (turn !== turns) return;
    if (screen.to !== undefined) {
      replace(...screen.to);
      return;
    }
    current?.stop?.();
    current = screen;
    draw(screen, first);
  }

  // The page's own anchors, as that of the link to its main content, are no screens.
  function isScreen(name) {
    return Object.hasOwn(screens, name);
  }

  function draw({ title, caption, body, offer = null, thumb = [], shown }, first) {
    const heading = document.createElement("h1");
    heading.className = "app-out-heading";
    heading.tabIndex = -1;
    heading.textContent = title;
    const above = caption ? [paragraph(caption)] : [];
    const below = document.createElement("div");
    below.className = "app-out-thumb";
    below.append(...thumb.filter(Boolean));
    const bottom = [offer, thumb.length ? below : null];
    place.replaceChildren(...above, heading, ...body.flat().filter(Boolean), ...bottom.filter(Boolean));
    bar.measure(offer, thumb.length ? below : null);
    app.hush?.();
    document.title = `${title} – Harlow Safety`;
    settle();
    window.scrollTo(0, 0);
    if (!first) heading.focus({ preventScroll: true });
    shown?.();
  }

  // The second half of a double tap must not press what has just come to lie under the thumb.
  function settle() {
    place.classList.add("app-out--settling");
    setTimeout(() => place.classList.remove("app-out--settling"), SETTLING_MS);
  }

  function go(...parts) {
    history.pushState(null, "", addressOf(parts));
    return show();
  }

  function replace(...parts) {
    history.replaceState(null, "", addressOf(parts));
    return show();
  }

  window.addEventListener("popstate", () => {
    if (isScreen(partsOf(location.hash)[0])) show();
  });
  // The link moves the focus; in the address its anchor would stand where the screen's name does.
  document.querySelector(".govuk-skip-link")?.addEventListener("click", (event) => event.preventDefault());
  document.addEventListener("visibilitychange", () => document.hidden && current?.keep?.());
  window.addEventListener("pagehide", () => current?.keep?.());
  return { go, replace, show, settle, refresh: () => current?.refresh?.() };
}

function partsOf(hash) {
  return hash.slice(1).split("/").map(decodeURIComponent);
}

export function addressOf(parts) {
  const hash = parts.filter((part) => part !== "").map(encodeURIComponent).join("/");
  return hash ? `#${hash}` : location.pathname;
}

function paragraph(words) {
  const made = document.createElement("p");
  made.className = "app-out-caption";
  made.textContent = words;
  return made;
}
