import { Documents, fetchJson } from "./documents.js";

const KEPT = 60;

/** What was known of a project at a recorded cycle: the same documents as the live ones, and nothing in them changes. */
export class RecordedDocuments extends Documents {
  #loaded = new Map();

  constructor(project) {
    super(project);
    this.connected = true;
    this.past = true;
  }

  /** To a cycle by its number, or to the last one at a time or before. */
  async go(when) {
    this.when = when;
    this.failure = undefined;
    try {
      const picture = await this.#fetchCycle(when);
      if (this.when === when) {
        this.#show(picture);
      }
    } catch (failure) {
      if (this.when === when) {
        this.failure = failure.message;
      }
    }
    this.tell();
  }

  #show({ moment, earlier, later, documents }) {
    Object.assign(this, { moment, earlier, later, heard: Date.parse(moment.at) });
    this.documents = new Map(Object.entries(documents));
  }

  async #fetchCycle(when) {
    if (!this.#loaded.has(when)) {
      const picture = await fetchJson(`/api/v1/projects/${encodeURIComponent(this.project)}/cycles/${encodeURIComponent(when)}`);
      if (!picture.later) {
        return picture;
      }
      this.#loaded.set(when, picture);
      if (this.#loaded.size > KEPT) {
        this.#loaded.delete(this.#loaded.keys().next().value);
      }
    }
    return this.#loaded.get(when);
  }
}
