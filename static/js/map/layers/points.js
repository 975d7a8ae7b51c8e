// Exact places, from street level and only for those who may see them; what lies together shares a sign.
import { getJson, withParameters } from "../../api.js";
import { clusterName, clustered } from "../clusters.js";
import { addSwitch } from "../controls.js";
import { element, popup } from "../elements.js";
import { makeReachable } from "../keyboard.js";
import { counted, pointLines } from "../words.js";
import { showsPoints } from "../zoom.js";

const SIZE = 44;
// A longer list is easier to read closer up, or as the table of incidents.
const MOST_LISTED = 20;

export function addPoints(board) {
  const { map, config, switches, legend, during } = board;
  if (!config.pointsUrl) {
    return;
  }
  const points = new Points(board);
  addSwitch(switches, map, {
    name: "points",
    text: "Exact places, close up",
    layer: points.group,
    on: true,
    onShow: () => points.refresh(),
    signs: [
      legend.add("point", "Incident at its exact place, close up"),
      legend.add("cluster", "Several incidents close together"),
    ],
  });
  map.on("moveend", () => points.follow());
  during.follow(() => points.refresh());
}

class Points {
  constructor({ L, map, config, asked, during, say, onError }) {
    Object.assign(this, { L, map, during, say, onError });
    this.url = withParameters(config.pointsUrl, asked);
    this.groupsUrl = withParameters(config.pointGroupsUrl, asked);
    this.group = L.layerGroup();
    this.request = null;
  }

  // The map moves to make room for a pop-up; drawn anew, its sign would be gone.
  follow() {
    const isOpen = this.group.getLayers().some((sign) => sign.isPopupOpen());
    if (!isOpen || this.drawnAt !== this.map.getZoom()) {
      this.refresh();
    }
  }

  async refresh() {
    this.request?.abort();
    if (!showsPoints(this.map.getZoom()) || !this.map.hasLayer(this.group)) {
      this.group.clearLayers();
      return;
    }
    this.request = new AbortController();
    try {
      this.draw(this.during.isGap ? [] : await this.load(this.request));
    } catch (error) {
      if (error.name !== "AbortError") {
        this.onError(error);
      }
    }
  }

  // One by one; where there are too many for that, as many as lie in each small square.
  async load({ signal }) {
    const box = this.map.getBounds().pad(0.1).toBBoxString();
    const found = await getJson(withParameters(this.url, { ...this.during.asked, box }), { signal });
    if (found.total <= found.features.length) {
      return found.features.map((feature) => ({ ...placeOf(feature), count: 1, incident: feature.properties }));
    }
    const square = { ...this.during.asked, box, zoom: this.map.getZoom() };
    const groups = await getJson(withParameters(this.groupsUrl, square), { signal });
    return groups.features.map((feature) => ({ ...placeOf(feature), count: feature.properties.count }));
  }

  draw(places) {
    const zoom = this.map.getZoom();
    this.drawnAt = zoom;
    const clusters = clustered(places, (place) => this.map.project(place, zoom));
    const signs = clusters.map((cluster) => this.sign(cluster));
    makeReachable(signs, (sign) => sign.options.alt);
    // Whoever stands on a sign by keyboard keeps their place: a pop-up that has just closed had moved the map.
    const focused = this.group.getLayers().find((sign) => sign.getElement() === document.activeElement);
    this.group.clearLayers();
    signs.forEach((sign) => this.group.addLayer(sign));
    const again = focused && signs.find((sign) => sign.options.alt === focused.options.alt);
    again?.getElement()?.focus({ preventScroll: true });
    this.say("");
  }

  sign(cluster) {
    const one = cluster.count === 1;
    const dot = element("span", { className: `app-cluster${one ? " app-cluster--one" : ""}`, text: one ? "" : cluster.count.toLocaleString("en-GB") });
    const icon = this.L.divIcon({ html: dot, className: "app-cluster-place", iconSize: [SIZE, SIZE] });
    const sign = this.L.marker(cluster, { icon, pane: "points", alt: clusterName(cluster) });
    return sign.bindPopup(() => this.told(cluster), { maxHeight: 220, autoPanPaddingTopLeft: [64, 8] });
  }

  told(cluster) {
    const { incidents, count } = cluster;
    const listed = incidents.slice(0, MOST_LISTED);
    const each = listed.map((one) => popup(pointLines(one), { text: one.reference, href: one.url }));
    if (count === 1) {
      return each[0];
    }
    const left = count - listed.length;
    const more = left > 0 && listed.length > 0 ? [element("p", { text: `And ${counted(left, "more incident")}.` })] : [];
    return element("div", {}, [popup([counted(count, "incident")]), ...this.nearer(cluster), ...each, ...more]);
  }

  nearer({ lat, lng }) {
    if (this.map.getZoom() >= this.map.getMaxZoom()) {
      return [];
    }
    const button = element("button", { type: "button", className: "app-map__button", text: "Zoom in here" });
    button.addEventListener("click", () => this.map.setView([lat, lng], this.map.getZoom() + 1));
    return [button];
  }
}

function placeOf({ geometry: { coordinates } }) {
  const [lng, lat] = coordinates;
  return { lat, lng };
}
