// An ordinary page comes first; what it does for the patrol log of a phone waits until the page is there.
const begin = () => import("./ordinary.js");

if (document.readyState === "complete") begin();
else window.addEventListener("load", begin);
