// Technology: a diamond where it stood; a dotted outline where only the zone is known.
import { getJson } from "../api.js";
import { element, popup } from "./elements.js";
import { byPlace, outlines } from "./places.js";
import { technologyLines, technologyName } from "./words.js";

// Wide enough for a thumb, as the diamond alone is not.
const SIZE = 44;
const OUTLINE = { pane: "areas", color: "#0b0c0c", weight: 9, dashArray: "0 16", lineCap: "round", fill: false, interactive: false };

export class Technology {
  constructor(L, map, url, { onDrawn, onError }) {
    Object.assign(this, { L, map, url, onDrawn, onError });
    this.group = L.layerGroup();
    this.loaded = false;
  }

  async load() {
    if (this.loaded) {
      return;
    }
    this.loaded = true;
    try {
      this.draw(await getJson(this.url));
    } catch (error) {
      this.loaded = false;
      this.onError(error);
    }
  }

  draw({ features }) {
    for (const outline of outlines(features)) {
      this.group.addLayer(this.L.geoJSON(outline, { style: OUTLINE }));
    }
    const places = byPlace(features);
    for (const place of places) {
      this.group.addLayer(this.sign(place));
    }
    this.onDrawn({ shown: places.length, unplaced: features.filter(({ geometry }) => !geometry).length });
  }

  sign({ at, deployments }) {
    const planned = deployments.every(({ status }) => status === "planned");
    const text = deployments.length > 1 ? String(deployments.length) : "";
    const diamond = element("span", { className: `app-diamond${planned ? " app-diamond--planned" : ""}` }, [
      element("span", { className: "app-diamond__count", text }),
    ]);
    const icon = this.L.divIcon({ html: diamond, className: "app-diamond-place", iconSize: [SIZE, SIZE] });
    const marker = this.L.marker(at, { icon, pane: "technology", title: technologyName(deployments) });
    marker.on("add", () => marker.getElement().setAttribute("aria-label", technologyName(deployments)));
    // Beside the zoom buttons, on a phone too.
    const maxWidth = Math.min(300, this.map.getSize().x - 140);
    return marker.bindPopup(() => listed(deployments), { maxHeight: 260, maxWidth, autoPanPaddingTopLeft: [64, 8] });
  }
}

function listed(deployments) {
  const each = deployments.map((one) => popup(technologyLines(one), { text: one.reference, href: one.url }));
  return element("div", {}, each);
}
