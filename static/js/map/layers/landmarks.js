// Landmarks: without a background map they are what says where one is.
import { addSwitch } from "../controls.js";
import { label } from "../elements.js";

const STYLE = {
  pane: "landmarks",
  radius: 4,
  color: "#0b0c0c",
  weight: 1,
  fillColor: "#ffffff",
  fillOpacity: 1,
  interactive: false,
};

export function addLandmarks({ L, map, config, switches }) {
  const layer = landmarksLayer(L, config.landmarks);
  addSwitch(switches, map, { name: "landmarks", text: "Landmarks", layer, on: true });
}

function landmarksLayer(L, landmarks) {
  return L.layerGroup(
    landmarks.map(({ name, lat, lng }) =>
      L.circleMarker([lat, lng], STYLE)
        .bindTooltip(label(name.replace(/^the /, "")), {
          permanent: true,
          direction: "bottom",
          className: "app-label app-label--landmark",
          offset: [0, 2],
        }),
    ),
  );
}
