// What is drawn on the map, by keyboard: Tab comes to a layer once, arrow keys go on within it, Enter opens
// the pop-up, and Escape closes it and goes back to where it was opened.
import { step } from "./steps.js";

// Layers that have a pop-up, in the order in which they are gone through.
export function makeReachable(layers, nameOf) {
  const go = (from, key) => {
    const present = layers.filter((layer) => layer.getElement());
    const next = present[step(present.indexOf(from), present.length, key)];
    if (next && next !== from) {
      from.getElement().setAttribute("tabindex", "-1");
      next.getElement().setAttribute("tabindex", "0");
      next.getElement().focus();
    }
    return next !== undefined;
  };
  layers.forEach((layer, index) => {
    const mark = () => dress(layer, nameOf(layer), index === 0, (key) => go(layer, key));
    layer.on("add", mark);
    if (layer.getElement?.()) {
      mark();
    }
  });
}

function dress(layer, name, isFirst, go) {
  const drawn = layer.getElement();
  drawn.setAttribute("role", "button");
  drawn.setAttribute("aria-label", name);
  drawn.setAttribute("tabindex", isFirst ? "0" : "-1");
  if (drawn.dataset.reachable) {
    return;
  }
  drawn.dataset.reachable = "yes";
  drawn.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      layer.fire("click", { latlng: middleOf(layer) });
    } else if (!go(event.key)) {
      return;
    }
    // Neither does the map move nor the page scroll.
    event.preventDefault();
    event.stopPropagation();
  });
}

function middleOf(layer) {
  return layer.getLatLng ? layer.getLatLng() : layer.getBounds().getCenter();
}

// Goes into each pop-up that opens, and back out of it.
export function followPopups(map) {
  const box = map.getContainer();
  let opener = null;
  map.on("popupopen", ({ popup }) => {
    opener = popup.getElement().contains(document.activeElement) ? opener : document.activeElement;
    const first = popup.getElement().querySelector("a, button");
    first?.focus({ preventScroll: true });
  });
  map.on("popupclose", ({ popup }) => {
    if (popup.getElement()?.contains(document.activeElement)) {
      (box.contains(opener) ? opener : box).focus({ preventScroll: true });
    }
  });
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      map.closePopup();
    }
  });
}
