// The sign-in page: whoever was here is not any more. What they logged and could not send stays, and is told of
// by its number alone.
import { countWaiting } from "./book.js";
import { forgetPerson } from "./person.js";
import { isThere } from "./storage.js";

const place = document.getElementById("waiting-here");

async function open() {
  if (!(await isThere())) return;
  await forgetPerson();
  const waiting = await countWaiting();
  if (waiting === 0) return;
  const patrols = waiting === 1 ? "1 patrol is" : `${waiting} patrols are`;
  place.textContent = `${patrols} kept on this phone and not sent yet. Sign in to send what you logged. What others logged waits until they do.`;
  place.hidden = false;
}

// A browser that keeps nothing has nothing to erase.
open().catch(() => {});
