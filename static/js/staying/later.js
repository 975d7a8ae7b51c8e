// The page comes first; that it warns before its sign-in ends can wait until it is there.
const begin = () => import("./dialog.js");

if (document.readyState === "complete") begin();
else window.addEventListener("load", begin);
