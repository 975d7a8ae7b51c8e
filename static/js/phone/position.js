// Where the phone is, for as long as a screen asks. Never stored, never sent, never waited for.

const OPTIONS = { enableHighAccuracy: true, timeout: 8000, maximumAge: 30_000 };

// "granted", "prompt" or "denied"; "prompt" where the browser does not tell.
export async function permission() {
  if (!navigator.geolocation) return "denied";
  try {
    return (await navigator.permissions.query({ name: "geolocation" })).state;
  } catch {
    return "prompt";
  }
}

// found({lat, lng, accuracy}) at every better fix, failed() when there is none. Returns what stops it.
export function watchPosition(found, failed) {
  if (!navigator.geolocation) {
    failed();
    return () => {};
  }
  const heard = ({ coords }) => found({ lat: coords.latitude, lng: coords.longitude, accuracy: coords.accuracy });
  const watch = navigator.geolocation.watchPosition(heard, failed, OPTIONS);
  return () => navigator.geolocation.clearWatch(watch);
}
