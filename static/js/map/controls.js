// Switches for the layers, and buttons for whoever cannot or will not drag.
import { element } from "./elements.js";

const STEP = 120;
const MOVES = [
  ["←", "Move the map west", [-STEP, 0]],
  ["↑", "Move the map north", [0, -STEP]],
  ["↓", "Move the map south", [0, STEP]],
  ["→", "Move the map east", [STEP, 0]],
];

// Adds a checkbox for a layer; `onShow` runs when it is switched on, and its signs are in the legend meanwhile.
export function addSwitch(place, map, { name, text, layer, on, onShow = () => {}, signs = [] }) {
  const id = `layer-${name}`;
  const box = element("input", { className: "govuk-checkboxes__input", type: "checkbox", id });
  const words = element("label", { className: "govuk-label govuk-checkboxes__label", for: id, text });
  const show = () => {
    signs.forEach((sign) => {
      sign.hidden = !box.checked;
    });
    if (box.checked) {
      map.addLayer(layer);
      onShow();
    } else {
      map.removeLayer(layer);
    }
  };
  box.checked = on;
  box.addEventListener("change", show);
  place.append(element("div", { className: "govuk-checkboxes__item" }, [box, words]));
  show();
}

export function addMoves(place, map, { everything, zones }) {
  const button = (text, action, attributes = {}) => {
    const made = element("button", { type: "button", className: "app-map__button", text, ...attributes });
    made.addEventListener("click", action);
    return made;
  };
  const goTo = (bounds, maxZoom) => () => map.fitBounds(bounds, { padding: [40, 40], maxZoom });
  place.append(
    button("All zones", goTo(everything, 16)),
    ...zones.map(({ name, bounds }) => button(name, goTo(bounds, 17))),
    ...MOVES.map(([arrow, text, by]) => button(arrow, () => map.panBy(by), { "aria-label": text })),
  );
}
