import { parseRoute } from "./route.js";
import { compareNatural } from "./format.js";

/** What is known of a project: documents by name. */
export class Documents extends EventTarget {
  constructor(project) {
    super();
    this.project = project;
    this.documents = new Map();
    this.connected = false;
    this.heard = 0;
    this.when = undefined; // newer browsers give every EventTarget a method of this name
  }

  one(name) {
    return this.documents.get(name);
  }

  /** The documents whose names begin so, by name. */
  all(prefix) {
    return [...this.documents].filter(([name]) => name.startsWith(prefix)).sort(([a], [b]) => compareNatural(a, b)).map(([, document]) => document);
  }

  tell() {
    this.dispatchEvent(new Event("change"));
  }
}

/** What is known now, as the service tells it over one WebSocket. */
export class LiveDocuments extends Documents {
  #socket;
  #wait = 250;
  #seq = -1;

  constructor(project) {
    super(project);
    this.#connect();
  }

  #connect() {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    this.#socket = new WebSocket(`${scheme}//${location.host}/api/v1/projects/${encodeURIComponent(this.project)}/changes`);
    this.#socket.onmessage = (message) => this.#take(JSON.parse(message.data));
    this.#socket.onclose = () => {
      this.connected = false;
      this.tell();
      setTimeout(() => this.#connect(), this.#wait);
      this.#wait = Math.min(this.#wait * 2, 5000);
    };
  }

  #take(update) {
    this.connected = true;
    this.#wait = 250;
    this.heard = Date.parse(update.at);
    this.skew = Date.now() - this.heard;
    const next = update.whole || update.seq === this.#seq || update.seq === this.#seq + 1;
    if (!next) {
      this.#socket.send("missed");
      return;
    }
    if (update.whole) {
      this.documents.clear();
    }
    this.#seq = update.seq;
    Object.entries(update.put).forEach(([name, document]) => this.documents.set(name, document));
    update.gone.forEach((name) => this.documents.delete(name));
    this.tell();
  }
}

/** What the service can tell as of a moment; of all else it takes no moment. */
const DATED = /\/(decisions|why-not)([/?]|$)/;

/** Fetches JSON from the service, as of the cycle that the page shows; a refusal is an Error with its text. */
export async function fetchJson(path, body) {
  const { when } = parseRoute();
  if (when && (body !== undefined || path.endsWith("/screen"))) {
    throw new Error("This is a recorded state: read-only, and without a screen. Go back to live.");
  }
  const request = body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(when && DATED.test(path) ? `${path}${path.includes("?") ? "&" : "?"}at=${encodeURIComponent(when)}` : path, request);
  const answer = await response.json();
  if (!response.ok) {
    throw new Error([answer.detail || answer.title, answer.hint].filter(Boolean).join(" – "));
  }
  return answer;
}
