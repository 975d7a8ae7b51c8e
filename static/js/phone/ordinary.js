// On the ordinary pages of somebody who may log patrols: the phone keeps the patrol log and its kit for
// later, what waits is told of and sent from here too, and signing out erases who was here.
import { LOG, SIGN_IN } from "./addresses.js";
import { openBook } from "./book.js";
import { keepKitFresh, mustSignOut, signOut, tryToSignOut } from "./person.js";
import { startSender } from "./sender.js";
import { unsentWords } from "./unsent.js";

const line = document.getElementById("unsent");
const person = document.querySelector("meta[name='app-person']").content;

navigator.serviceWorker?.register("/service-worker.js").catch(() => {
  // Private browsing may refuse; the pages work without it.
});

for (const form of document.querySelectorAll("form[data-signs-out]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const how = await signOut().catch(() => null);
    // Where the phone keeps nothing, the form does what it does without this script.
    if (how === null) form.submit();
    else location.assign(how === "done" ? SIGN_IN : LOG);
  });
}

async function tell(book) {
  const words = unsentWords(await book.all());
  if (words === "") return line.replaceChildren();
  const said = document.createElement("p");
  const link = document.createElement("a");
  said.className = "govuk-body govuk-!-margin-top-3 govuk-!-margin-bottom-0";
  link.className = "govuk-link";
  link.href = LOG;
  link.textContent = "See what is not sent";
  said.append(`${words} `, link);
  line.replaceChildren(said);
}

async function goOn() {
  // Somebody signed out on this phone while there was no signal: that is done now, before anything else.
  if ((await mustSignOut()) && (await tryToSignOut())) return location.assign(SIGN_IN);
  const book = await openBook(person);
  book.subscribe(() => tell(book).catch(() => {}));
  await tell(book);
  if ((await book.waiting()).length > 0) startSender(book);
  await keepKitFresh(person);
}

// A browser that keeps nothing has nothing to send; the patrol log itself says so in words.
goOn().catch(() => {});
