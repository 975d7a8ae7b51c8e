// The one way in which scripts ask the server for something: request() for an answer of any kind, getJson() for one
// of the API or a sentence why there is none.

// What a page says that asks again by itself, with nobody there; and what it tells itself when somebody is.
export const BACKGROUND = "X-Background";
export const ASKED = "app:asked";

// As whoever is signed in, and never to another host.
export function request(url, options = {}) {
  if (!options.headers?.[BACKGROUND]) globalThis.dispatchEvent?.(new Event(ASKED));
  return fetch(url, { credentials: "same-origin", ...options });
}

export class ApiError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

// Turns the server's complaints ({field: [sentence, …]} or {detail}) into one sentence.
export function complaint(body, status) {
  if (body && typeof body === "object") {
    if (typeof body.detail === "string") {
      return body.detail;
    }
    const sentences = Object.values(body).flat().filter((each) => typeof each === "string");
    if (sentences.length > 0) {
      return sentences.join(" ");
    }
  }
  return `The server answered with an error (${status}).`;
}

// An address with more parameters; empty ones are left out.
export function withParameters(url, parameters) {
  const [path, query = ""] = url.split("?");
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== "" && value !== null && value !== undefined) {
      all.set(name, value);
    }
  }
  const text = all.toString();
  return text ? `${path}?${text}` : path;
}

export async function getJson(url, { signal, headers = {} } = {}) {
  let response;
  try {
    response = await request(url, { signal, headers: { Accept: "application/json", ...headers } });
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new ApiError("There is no connection to the server. Try again when you have signal.", 0);
  }
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new ApiError(complaint(body, response.status), response.status);
  }
  return body;
}
