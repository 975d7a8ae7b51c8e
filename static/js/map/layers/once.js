// A layer that is loaded when it is first shown, after the map's first cells: those are what people came for.
// A failure is said, and the next time it is tried again.
import { getJson } from "../../api.js";

export function loadedOnce({ L, onError, cellsAnswered }, url, draw) {
  const group = L.layerGroup();
  let loaded = false;
  const load = async () => {
    if (loaded) {
      return;
    }
    loaded = true;
    try {
      await cellsAnswered;
      draw(await getJson(url), group);
    } catch (error) {
      loaded = false;
      onError(error);
    }
  };
  return { group, load };
}
