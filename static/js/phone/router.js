// One screen at a time. Its name is in the hash, so the phone's back button goes one screen back.

// Longer than a second tap of the same thumb takes, shorter than anybody needs to read.
const SETTLING_MS = 300;

// screens: {name: (app, ...params) -> {to} | {title, body, thumb, refresh(), stop()}}
export function startRouter(app, screens, place) {
  let turns = 0;
  let current = null;

  async function show({ first = false } = {}) {
    turns += 1;
    const turn = turns;
    const [name, ...params] = location.hash.slice(1).split("/").map(decodeURIComponent);
    const screen = await (screens[name] ?? screens[""])(app, ...params);
    if (turn !== turns) return;
    if (screen.to !== undefined) {
      replace(...screen.to);
      return;
    }
    current?.stop?.();
    current = screen;
    draw(screen, first);
  }

  function draw({ title, caption, body, thumb = [] }, first) {
    const heading = document.createElement("h1");
    heading.className = "app-out-heading";
    heading.tabIndex = -1;
    heading.textContent = title;
    const above = caption ? [paragraph(caption)] : [];
    const below = document.createElement("div");
    below.className = "app-out-thumb";
    below.append(...thumb.filter(Boolean));
    place.replaceChildren(...above, heading, ...body.flat().filter(Boolean), ...(thumb.length ? [below] : []));
    document.title = `${title} – Harlow Safety`;
    settle();
    window.scrollTo(0, 0);
    if (!first) heading.focus({ preventScroll: true });
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

  window.addEventListener("popstate", () => show());
  window.addEventListener("pagehide", () => current?.keep?.());
  return { go, replace, show, settle, refresh: () => current?.refresh?.() };
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
