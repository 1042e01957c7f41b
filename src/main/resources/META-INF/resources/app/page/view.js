import { LitElement } from "lit";
import { routeTo } from "./route.js";
import { shared } from "../design/style.js";

/** A part of the page that shows what is live, and the time that passes. */
export class View extends LitElement {
  static properties = { live: { attribute: false }, now: { attribute: false }, about: { attribute: false } };
  static styles = shared;

  #changed = () => this.requestUpdate();

  willUpdate(changes) {
    if (changes.has("live")) {
      changes.get("live")?.removeEventListener("change", this.#changed);
      this.live?.addEventListener("change", this.#changed);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.live?.removeEventListener("change", this.#changed);
  }

  get base() {
    return `/api/v1/projects/${encodeURIComponent(this.live.project)}`;
  }

  /** The latest decisions, newest first. */
  get decisions() {
    return this.live.all("decision/").sort((a, b) => b.id - a.id);
  }

  /** An address on this page, at the moment that it looks at. */
  link(...path) {
    return routeTo(this.live.project, this.live.when, ...path);
  }
}
