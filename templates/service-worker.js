// Keeps the patrol log's page and the files it is made of, so that it opens with no network. Nothing else is
// ever kept: no page with data in it, and no answer of the API.
const { version, hashed, shell, offline, sign_in, files } = {% autoescape off %}{{ kept }}{% endautoescape %};

const BEGINNING = "harlow-kept-";
const CACHE = BEGINNING + version;
const KEPT = new Set([shell, offline, ...files]);
// Where an officer who wants to log a patrol may be standing when the signal goes.
const TO_THE_LOG = new Set(["/", "/patrols/", "/patrols/start/", "/patrols/log/"]);
const PATIENCE_MS = 10_000;
// As static/js/phone/storage.js names it; no module can be imported here.
const DATABASE = "harlow-patrols";

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldCaches().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || url.pathname.startsWith("/api/")) return;
  if (request.mode === "navigate") event.respondWith(openPage(request, url.pathname));
  else if (KEPT.has(url.pathname)) event.respondWith(file(request, url.pathname));
});

// Asked for without cookies, and past the browser's own cache.
async function keepAll() {
  const cache = await caches.open(CACHE);
  await cache.addAll([...KEPT].map((url) => new Request(url, { credentials: "omit", cache: "reload" })));
}

// The cache before this one stays: a page that is open was made of its files.
async function dropOldCaches() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(BEGINNING) && name !== CACHE);
  await Promise.all(ours.slice(0, -1).map((name) => caches.delete(name)));
}

async function openPage(request, path) {
  if (path.startsWith(shell)) return (await kept(shell)) ?? fetch(request);
  // Somebody signed out without signal, and the server does not know: its pages would show what was theirs. The patrol
  // log tells it before anything else. The sign-in page is shown to nobody who is signed in.
  if (path !== sign_in && (await isSigningOut())) return Response.redirect(shell, 302);
  try {
    return await (TO_THE_LOG.has(path) ? impatient(request) : fetch(request));
  } catch {
    if (TO_THE_LOG.has(path)) return Response.redirect(shell, 302);
    return (await kept(offline)) ?? Response.error();
  }
}

// Files whose names do not tell their contents (in development) are asked for first.
async function file(request, path) {
  if (hashed) return (await kept(path)) ?? fetch(request);
  return fetch(request).catch(async () => (await kept(path)) ?? Response.error());
}

async function kept(path) {
  return (await (await caches.open(CACHE)).match(path)) ?? caches.match(path);
}

// Looking makes no database where there is none.
async function isSigningOut() {
  try {
    const opening = indexedDB.open(DATABASE);
    opening.onupgradeneeded = () => opening.transaction.abort();
    const database = await resultOf(opening);
    const remembered = resultOf(database.transaction("kit").objectStore("kit").get("sign-out"));
    database.close();
    return (await remembered) !== undefined;
  } catch {
    return false;
  }
}

function resultOf(asked) {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function impatient(request) {
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE_MS, new Error("No answer in time.")));
  return Promise.race([fetch(request), late]);
}
