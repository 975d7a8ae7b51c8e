// Everything that a pointer can do on the map, by button: choose a corner, move it, add one, remove one.
import { element } from "../map/elements.js";

const STEP = 5;
const COMPASS = ["north", "west", "east", "south"];

export { STEP };

// `on` holds what each button does; `show` brings the list of corners up to date.
export function makePanel(on) {
  const list = element("select", { className: "govuk-select", id: "zone-corner" });
  list.addEventListener("change", () => on.choose(Number(list.value)));
  const chosen = element("div", { className: "govuk-form-group" }, [
    element("label", { className: "govuk-label govuk-label--s", for: "zone-corner", text: "Corner" }),
    list,
  ]);
  const legend = element("p", { className: "govuk-label govuk-label--s", text: `Move it by ${STEP} metres` });
  const compass = element("div", { className: "app-editor__compass" });
  compass.append(
    ...COMPASS.map((direction) =>
      button(capital(direction), () => on.move(direction), `app-editor__${direction}`, `${capital(direction)} by ${STEP} metres`),
    ),
  );
  const split = button("Add a corner after it", on.split);
  const remove = button("Remove this corner", on.remove);
  const undo = button("Undo", on.undo);
  const draw = button("Draw it anew", on.draw);
  const middle = button("Add a corner in the middle of the map", on.addMiddle);
  const ofOne = element("div", {}, [chosen, legend, compass, group(split, remove)]);
  const panel = element("div", { className: "app-editor__panel" }, [ofOne, group(middle, draw, undo)]);

  return {
    panel,
    show({ corners, index, mayUndo, drawing }) {
      list.replaceChildren(
        ...corners.map(([lat, lng], each) => element("option", { value: each, text: `${each + 1}: ${lat}, ${lng}` })),
      );
      list.value = String(index);
      ofOne.hidden = corners.length === 0 || drawing;
      split.disabled = corners.length < 2;
      undo.disabled = !mayUndo;
      middle.disabled = drawing;
      draw.textContent = drawing ? "Stop drawing" : corners.length > 0 ? "Draw it anew" : "Draw it on the map";
    },
  };
}

function button(text, action, className = "", label = undefined) {
  const made = element("button", { type: "button", className: `govuk-button govuk-button--secondary ${className}`, text });
  if (label) made.setAttribute("aria-label", label);
  made.addEventListener("click", action);
  return made;
}

function group(...buttons) {
  return element("div", { className: "govuk-button-group" }, buttons);
}

function capital(word) {
  return word[0].toUpperCase() + word.slice(1);
}
