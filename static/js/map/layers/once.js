// A layer that is loaded when it is first shown. A failure is said, and the next time it is tried again.
import { getJson } from "../../api.js";

export function loadedOnce({ L, onError }, url, draw) {
  const group = L.layerGroup();
  let loaded = false;
  const load = async () => {
    if (loaded) {
      return;
    }
    loaded = true;
    try {
      draw(await getJson(url), group);
    } catch (error) {
      loaded = false;
      onError(error);
    }
  };
  return { group, load };
}
