// The phone's database: two stores, and one way to read or change them.

const NAME = "harlow-patrols";
const VERSION = 1;
let opened = null;

// Says in words why nothing can be kept on this phone; the plain pages work all the same.
class StorageTrouble extends Error {
  constructor(cause) {
    const full = cause?.name === "QuotaExceededError";
    super(
      full
        ? "This phone has no room left, so this could not be kept on it. Make room, or log the patrol on the plain pages."
        : "This browser keeps nothing on the phone (private browsing does not), so patrols cannot be logged without signal. Use the plain pages.",
    );
    this.name = "StorageTrouble";
    this.cause = cause;
  }
}

// Runs work(stores) in one transaction and answers what it returned, once that is safely written.
// Strict: a power cut must not leave the phone with less than it has already sent.
export async function transact(names, mode, work) {
  for (let last = false; ; last = true) {
    const database = await open();
    try {
      return await inTransaction(database.transaction(names, mode, { durability: "strict" }), work);
    } catch (error) {
      if (last || error.name !== "InvalidStateError") throw error instanceof DOMException ? new StorageTrouble(error) : error;
      // A phone that slept may have closed the database: opened anew, once.
      opened = null;
    }
  }
}

// Whether this phone has the database at all: looking must not make one on every computer that signs in.
export async function isThere() {
  if (!globalThis.indexedDB) return false;
  if (!indexedDB.databases) return true;
  return (await indexedDB.databases()).some(({ name }) => name === NAME);
}

export function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inTransaction(transaction, work) {
  const done = new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? new Error("The change was given up."));
  });
  // Awaited below; without this, a failing work() would leave a rejection that nobody hears.
  done.catch(() => {});
  let result;
  try {
    result = await work(Object.fromEntries([...transaction.objectStoreNames].map((name) => [name, transaction.objectStore(name)])));
  } catch (error) {
    if (transaction.error === null) {
      try {
        transaction.abort();
      } catch {
        // It had ended by itself.
      }
    }
    throw error;
  }
  await done;
  return result;
}

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("patrols", { keyPath: "id" }).createIndex("person", "person");
      request.result.createObjectStore("kit", { keyPath: "id" });
    };
    request.onsuccess = () => {
      const database = request.result;
      const forget = () => (opened = null);
      database.onclose = forget;
      database.onversionchange = () => {
        forget();
        database.close();
      };
      resolve(database);
    };
    request.onerror = () => reject(request.error);
  }).catch((error) => {
    opened = null;
    throw new StorageTrouble(error);
  });
  return opened;
}
