// How much of the screen lies under what stays at its bottom: never more than a third, and never what has the focus.

const MOST = 1 / 3;

export function watchBar(place) {
  const root = document.documentElement;
  let offer = null;
  let thumb = null;
  const sizes = new ResizeObserver(update);
  window.addEventListener("resize", update);

  // offer: what is offered for some seconds and must be in sight; thumb: the buttons, which may flow with the text.
  function measure(offered, buttons) {
    sizes.disconnect();
    [offer, thumb] = [offered, buttons];
    for (const each of [offer, thumb]) if (each) sizes.observe(each);
    update();
  }

  function update() {
    const above = heightOf(offer);
    const below = heightOf(thumb);
    const flows = above + below > window.innerHeight * MOST;
    thumb?.classList.toggle("app-out-thumb--flows", flows);
    const stays = flows ? 0 : below;
    root.style.setProperty("--app-out-bar", `${stays}px`);
    root.style.setProperty("--app-out-covered", `${stays + above}px`);
    const held = document.activeElement;
    const isCovered = held?.matches(":focus-visible") && place.contains(held) && !held.closest(".app-out-undo, .app-out-thumb") &&
      held.getBoundingClientRect().bottom > window.innerHeight - stays - above;
    if (isCovered) held.scrollIntoView({ block: "nearest" });
  }

  return { measure };
}

function heightOf(node) {
  return node?.isConnected ? node.offsetHeight : 0;
}
