import { LitElement, html, nothing } from "lit";
import { author } from "../page/author.js";
import { fetchJson } from "../page/documents.js";
import { shared } from "../design/style.js";

/** Recorded conflict resolutions; fetched when the section is opened. */
class Resolutions extends LitElement {
  static properties = { base: {}, list: { state: true }, failure: { state: true } };
  static styles = shared;

  render() {
    return html`<details @toggle=${(event) => event.target.open && this.#fetch()}>
      <summary>Recorded conflict resolutions</summary>
      ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
      ${this.list?.length === 0 ? html`<p class="faint">None is recorded.</p>` : nothing}
      <ul>
        ${(this.list ?? []).map(
          ({ key, path, commit, author }) =>
            html`<li>
              <code>${path}</code> as in <code>${commit.slice(0, 10)}</code> by ${author}
              <button @click=${() => this.#revoke(key)}>Revoke</button>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  #fetch() {
    return this.#take(() => fetchJson(`${this.base}/omnibus/resolutions`));
  }

  #revoke(key) {
    return this.#take(() => fetchJson(`${this.base}/omnibus/resolutions/${encodeURIComponent(key)}/revoke`, { author: author() || "dashboard" }));
  }

  async #take(answer) {
    try {
      this.list = (await answer()).resolutions;
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure.message;
    }
  }
}

customElements.define("czar-resolutions", Resolutions);
