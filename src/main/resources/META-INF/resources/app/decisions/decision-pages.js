import { fetchJson } from "../page/documents.js";
import { formatQuery } from "./filter.js";

const PAGE = 250;

/** The decisions of a search, newest first, taken from the service page by page as they are needed. */
export class DecisionPages {
  #next = "0";
  #loading;

  constructor(base, query) {
    this.base = base;
    this.query = query;
    this.rows = [];
    this.total = 0;
  }

  get newest() {
    return this.rows[0]?.id ?? 0;
  }

  /** Loads on until there are so many rows, or no more. */
  async reach(count) {
    while (this.#next && this.rows.length < count) {
      this.#loading ??= this.#load();
      await this.#loading;
    }
  }

  async #load() {
    try {
      const answer = await this.#page(PAGE, this.#next);
      this.rows.push(...answer.decisions);
      this.#next = answer.next;
      this.total = answer.total;
    } finally {
      this.#loading = undefined;
    }
  }

  /** Those of the search that are newer than all here. */
  async newer() {
    const answer = await this.#page(200, "0");
    return answer.decisions.filter((decision) => decision.id > this.newest);
  }

  prepend(decisions) {
    const fresh = decisions.filter((decision) => decision.id > this.newest);
    this.rows.unshift(...fresh);
    this.total += fresh.length;
  }

  #page(limit, cursor) {
    return fetchJson(`${this.base}/decisions?${formatQuery({ ...this.query, limit: String(limit), cursor })}`);
  }
}
