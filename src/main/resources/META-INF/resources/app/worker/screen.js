import { html } from "lit";
import { View } from "../page/view.js";
import { fetchJson } from "../page/documents.js";

const AGAIN = 2000;

/** The last screen of a worker: to be read, never typed into. */
class Screen extends View {
  static properties = { worker: {}, text: { state: true }, failure: { state: true } };

  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#look(), AGAIN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  willUpdate(changes) {
    super.willUpdate(changes);
    const shown = this.renderRoot.querySelector("pre");
    this.following = !shown || shown.scrollTop + shown.clientHeight >= shown.scrollHeight - 2;
  }

  updated(changes) {
    if (changes.has("worker")) {
      this.text = this.failure = undefined;
      this.#look();
    }
    if (changes.has("text") && this.following) {
      this.renderRoot.querySelector("pre")?.scrollTo(0, Number.MAX_SAFE_INTEGER);
    }
  }

  async #look() {
    const { worker } = this;
    try {
      const { text } = await fetchJson(`${this.base}/workers/${encodeURIComponent(worker)}/screen`);
      if (worker === this.worker) {
        this.text = text.trimEnd();
        this.failure = undefined;
      }
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  render() {
    return html`<section aria-label="Screen of ${this.worker}">
      <h2>Screen</h2>
      ${this.failure ? html`<p class="faint">${this.failure}</p>` : html`<pre tabindex="0">${this.text ?? "Looking."}</pre>`}
    </section>`;
  }
}

customElements.define("czar-screen", Screen);
