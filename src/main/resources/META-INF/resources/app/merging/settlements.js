import { LitElement, html, nothing } from "lit";
import { author } from "../page/author.js";
import { ask } from "../page/live.js";
import { shared } from "../page/style.js";

/** How conflicts are settled that somebody settled before; asked for when it is unfolded. */
class Settlements extends LitElement {
  static properties = { base: {}, list: { state: true }, failure: { state: true } };
  static styles = shared;

  render() {
    return html`<details @toggle=${(event) => event.target.open && this.#fetch()}>
      <summary>Conflicts that are settled as they were before</summary>
      ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
      ${this.list?.length === 0 ? html`<p class="faint">None is remembered.</p>` : nothing}
      <ul>
        ${(this.list ?? []).map(
          ({ key, path, commit, author }) =>
            html`<li>
              <code>${path}</code> as in <code>${commit.slice(0, 10)}</code> by ${author}
              <button @click=${() => this.#revoke(key)}>Take back</button>
            </li>`,
        )}
      </ul>
    </details>`;
  }

  #fetch() {
    return this.#take(() => ask(`${this.base}/omnibus/resolutions`));
  }

  #revoke(key) {
    return this.#take(() => ask(`${this.base}/omnibus/resolutions/${encodeURIComponent(key)}/revoke`, { author: author() || "dashboard" }));
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

customElements.define("czar-settlements", Settlements);
