// Forms that a passkey answers: the browser makes or shows one, and the form is sent with what it said.
// Without scripts or passkeys the page says which other way there is.
import { request } from "./api.js";
import { answered, askedToCreate, askedToShow } from "./passkeys/coding.js";

const REFUSED = "Your device gave no passkey. Try again, or use another way.";

const written = () => JSON.parse(document.getElementById("passkey-options").textContent);

// On the sign-in page nobody is known yet, so what is asked comes when it is wanted.
async function fetched(form) {
  const answer = await request(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    throw new Error(`The server answered ${answer.status}.`);
  }
  return (await answer.json()).request_options;
}

const WAYS = {
  create: async () => navigator.credentials.create(askedToCreate(written())),
  get: async () => navigator.credentials.get(askedToShow(written())),
  "sign-in": async (form) => navigator.credentials.get(askedToShow(await fetched(form))),
};

async function answer(form) {
  const trouble = form.querySelector("[data-passkey-trouble]");
  trouble.hidden = true;
  try {
    form.elements.credential.value = JSON.stringify(answered(await WAYS[form.dataset.passkey](form)));
  } catch {
    // Somebody pressed cancel, or no passkey of theirs is here: browsers do not say which.
    trouble.textContent = REFUSED;
    trouble.hidden = false;
    return;
  }
  form.submit();
}

if (window.PublicKeyCredential && navigator.credentials) {
  for (const each of document.querySelectorAll("[data-without-passkeys]")) {
    each.hidden = true;
  }
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      answer(form);
    });
  }
}
