// The legend: what the colours and the circles stand for, in words and numbers.
import { colourOf, legendText } from "./classes.js";
import { element } from "./elements.js";

const WHOLE = "Incidents in a cell";
const PER_WEEK = "Incidents in a cell, per week (the same classes in every week)";

export class Legend {
  constructor(place) {
    this.cells = element("ul", { className: "app-legend" });
    this.others = element("ul", { className: "app-legend" });
    this.title = element("p", { className: "govuk-body-s app-legend__title", text: WHOLE });
    place.append(this.title, this.cells, this.others);
  }

  showClasses(limits, { perWeek = false } = {}) {
    this.title.textContent = perWeek ? PER_WEEK : WHOLE;
    const items = limits.map((limit, index) => {
      const swatch = element("span", { className: "app-legend__swatch", "aria-hidden": "true" });
      swatch.style.backgroundColor = colourOf(index, limits.length);
      return element("li", {}, [swatch, element("span", { text: legendText(limit) })]);
    });
    this.cells.replaceChildren(...(items.length > 0 ? items : [element("li", { text: "None" })]));
  }

  add(kind, text) {
    const sign = element("span", { className: `app-legend__sign app-legend__sign--${kind}`, "aria-hidden": "true" });
    const item = element("li", {}, [sign, element("span", { text })]);
    this.others.append(item);
    return item;
  }
}
