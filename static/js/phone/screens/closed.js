// What there is when nobody is known here, or the phone cannot keep anything: why, and what to do.
import { SIGN_IN_AND_BACK } from "../addresses.js";
import { button, link, text } from "../dom.js";

const SENTENCES = {
  "signed-out": "Sign in to log a patrol. What you logged before is still on this phone, and is sent once you have signed in.",
  "not-allowed": "You may not log patrols. An administrator can change that.",
  offline: "There is no signal, and this phone has not been set up yet, or was signed out. Open the log once with signal; from then on it needs none.",
};

export function closed({ state, waiting, reload, words }) {
  const entries = waiting === 1 ? "1 entry is" : `${waiting} entries are`;
  return {
    title: state === "signed-out" ? "Sign in" : "Patrol log",
    body: [text(words ?? SENTENCES[state] ?? SENTENCES.offline), waiting ? text(`${entries} still to be sent from this phone. Nothing is lost.`) : null,
      state === "trouble" ? link("Use the plain pages", "/patrols/start/") : null],
    thumb: [
      state === "signed-out"
        ? link("Sign in", SIGN_IN_AND_BACK, { class: "app-go" })
        : state === "not-allowed"
          ? link("Go to the first page", "/", { class: "app-go" })
          : button("Try again", reload),
    ],
  };
}
