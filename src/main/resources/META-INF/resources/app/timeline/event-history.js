import { fetchJson } from "../page/documents.js";
import { isFailure, kindOf } from "./event-kinds.js";

const CHUNK = 1000;
const OVERLAP = 10_000;
const EVERY = 1000;

/** What happened to a project, as far back as somebody has looked; new things are fetched when they happen. */
export class EventHistory extends EventTarget {
  #base;
  #known = new Map();
  #ends = new Map();
  #lanes;
  #older;
  #busy;
  #told = 0;

  constructor(base) {
    super();
    this.#base = base;
    this.version = 0;
    this.begin = Infinity;
  }

  get size() {
    return this.#known.size;
  }

  /** When the first event that is loaded was. */
  get oldest() {
    return this.#known.size ? Math.min(...[...this.lanes.values()].map(([event]) => event.time)) : undefined;
  }

  /** Whether anything was loaded yet. */
  get known() {
    return this.#told;
  }

  /** Whether there may be more before what is loaded. */
  get more() {
    return this.#older !== undefined;
  }

  /** The events of each lane, oldest first; "" is the lane of the project. */
  get lanes() {
    if (!this.#lanes) {
      this.#lanes = new Map();
      [...this.#known.values()].sort((a, b) => a.time - b.time).forEach((event) => {
        if (!this.#lanes.has(event.worker)) {
          this.#lanes.set(event.worker, []);
        }
        this.#lanes.get(event.worker).push(event);
      });
    }
    return this.#lanes;
  }

  /** Loads what happened since a time, a chunk after the other. */
  async since(time) {
    if (this.#busy || (this.#told && (time >= this.begin || !this.more))) {
      return;
    }
    await this.#fetch(async () => {
      do {
        const { timeline, older } = await this.#ask(this.#older ? { to: this.#older } : {});
        this.#older = older ?? undefined;
        this.begin = older ? Date.parse(older) : -Infinity;
        this.#take(timeline);
      } while (time < this.begin);
    });
  }

  /** Loads what is new, at most once a second. */
  tail() {
    if (!this.waiting && this.#told) {
      this.waiting = setTimeout(() => {
        this.waiting = undefined;
        this.#fetch(() => this.#news());
      }, Math.max(0, this.#told + EVERY - Date.now()));
    }
  }

  async #news() {
    let span = this.latest ? { from: new Date(this.latest - OVERLAP).toISOString() } : {};
    while (span) {
      const { timeline, older } = await this.#ask(span);
      this.#take(timeline);
      span = older && span.from && { ...span, to: older };
    }
  }

  async #fetch(work) {
    this.#busy = true;
    try {
      await work();
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure.message;
    }
    this.#busy = false;
    this.#told = Date.now();
    this.dispatchEvent(new Event("change"));
  }

  #ask(span) {
    return fetchJson(`${this.#base}/timeline?${new URLSearchParams({ ...span, limit: CHUNK })}`);
  }

  #take(entries) {
    const before = this.version;
    entries.forEach((entry) => (entry.decision && entry.event !== "DECIDED" ? this.#end(entry) : this.#add(entry)));
    if (this.version !== before) {
      this.#lanes = undefined;
      this.dispatchEvent(new Event("change"));
    }
  }

  #add(entry) {
    if (!this.#known.has(entry.id)) {
      const event = { ...entry, time: Date.parse(entry.at) };
      this.#known.set(entry.id, event);
      this.latest = Math.max(this.latest ?? 0, event.time);
      this.#settle(event, this.#ends.get(entry.decision));
    }
  }

  /** How a decision ended belongs to the decision. */
  #end(entry) {
    const known = this.#known.get(`d${entry.decision}`);
    this.latest = Math.max(this.latest ?? 0, Date.parse(entry.at));
    if (this.#ends.get(entry.decision)?.id !== entry.id) {
      this.#ends.set(entry.decision, entry);
      if (known) {
        this.#settle(known, entry);
      }
    }
  }

  #settle(event, end) {
    Object.assign(event, { status: end?.event, ending: end?.text });
    Object.assign(event, { mark: kindOf(event), bad: isFailure(event) });
    this.version++;
  }
}
