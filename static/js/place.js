// Helps to give a place: the telephone's location, or a tap on a small map. Both only fill in the
// latitude and longitude that can as well be typed.
import { isWithin, locatedSentence, refusalSentence, rounded, typedPoint, whereabouts } from "./place/where.js";
import { drawMap } from "./place/map.js";

const data = document.getElementById("place-picker");
const lat = document.getElementById("id_lat");
const lng = document.getElementById("id_lng");

if (data && lat && lng) start(JSON.parse(data.textContent));

function start(place) {
  const box = element("div", "app-picker");
  const locate = button("Use my location");
  const message = element("p", "govuk-body app-picker__message");
  message.setAttribute("role", "status");
  const ground = element("div", "app-picker__map");
  const middle = button("Put the point in the middle of the map");
  const remove = button("Remove the point");
  const buttons = element("div", "govuk-button-group");
  buttons.append(middle, remove);
  if (navigator.geolocation) box.append(locate);
  box.append(message, ground, buttons);
  lat.closest(".govuk-form-group").before(box);

  const map = drawMap(ground, place, set);
  middle.addEventListener("click", () => set(map.middle()));
  remove.addEventListener("click", () => {
    lat.value = "";
    lng.value = "";
    show("The point is removed.");
  });
  locate.addEventListener("click", () => {
    message.textContent = "Finding your location…";
    navigator.geolocation.getCurrentPosition(located, (error) => show(refusalSentence(error.code)), {
      enableHighAccuracy: true,
      timeout: 15000,
      maximumAge: 30000,
    });
  });
  for (const input of [lat, lng]) input.addEventListener("change", () => show());
  show();

  function located({ coords }) {
    const point = { lat: rounded(coords.latitude), lng: rounded(coords.longitude) };
    if (isWithin(place.box, point)) fill(point);
    show(locatedSentence(place, point, coords.accuracy));
  }

  function set(point) {
    fill({ lat: rounded(point.lat), lng: rounded(point.lng) });
    show();
  }

  function show(sentence) {
    const point = typedPoint(lat.value, lng.value);
    map.mark(point);
    remove.hidden = point === null;
    message.textContent = sentence ?? (point === null ? "" : whereabouts(place, point));
  }
}

function fill(point) {
  lat.value = String(point.lat);
  lng.value = String(point.lng);
}

function element(name, className) {
  const made = document.createElement(name);
  made.className = className;
  return made;
}

function button(text) {
  const made = element("button", "govuk-button govuk-button--secondary");
  made.type = "button";
  made.textContent = text;
  return made;
}
