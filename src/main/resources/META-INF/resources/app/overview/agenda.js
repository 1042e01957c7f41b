import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { loading } from "../design/parts.js";
import { fetchJson } from "../page/documents.js";
import { actionSummary, label, timeUntil } from "../page/format.js";

const AGAIN = 10_000;
const SHOWN = 6;

/** What is further away than this is seldom reached without something else happening first. */
const SOON = 15 * 60_000;

/** What Czar will do next and when, if nothing happens before; and what is vetoed now. */
class Agenda extends View {
  static properties = { worker: {}, answer: { state: true }, failure: { state: true } };

  static styles = [
    View.styles,
    css`
      ul {
        margin: 0;
        padding-left: 1.2rem;
      }
    `,
  ];

  #asked = 0;
  #done;

  render() {
    return html`${this.#coming()} ${this.#vetoed()}`;
  }

  /** Asked again now and then, and soon after something was decided. */
  updated() {
    const latest = this.decisions[0]?.id;
    if (!this.live.past && this.live.connected && (Date.now() - this.#asked > AGAIN || (latest !== this.#done && Date.now() - this.#asked > AGAIN / 5))) {
      this.#asked = Date.now();
      this.#done = latest;
      this.#ask();
    }
  }

  async #ask() {
    try {
      this.answer = await fetchJson(`${this.base}/agenda`);
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  #coming() {
    if (this.live.past) {
      return html`<p class="faint">Later decisions are in the <a href=${this.link("timeline")}>timeline</a>.</p>`;
    }
    if (!this.answer) {
      return this.failure ? html`<p class="bad">${this.failure}</p>` : loading();
    }
    const items = this.answer.agenda.filter((item) => this.#concerns(item) && Date.parse(item.at) > this.now - AGAIN);
    if (!items.length) {
      return html`<p class="faint">Nothing scheduled in the next 24 h.</p>`;
    }
    const soon = items.filter(({ at }) => Date.parse(at) - this.now <= SOON);
    const later = items.slice(soon.length);
    return html`${soon.length ? this.#list(soon) : html`<p class="faint">Nothing in the next 15 min.</p>`}
      ${later.length ? html`<details><summary>Later, if nothing else happens before: ${later.length}</summary>${this.#list(later)}</details>` : nothing}`;
  }

  #list(items) {
    return html`<ul>
        ${repeat(
          items.slice(0, SHOWN),
          ({ key, at }) => `${key} ${at}`,
          (item) =>
            html`<li>
              <time datetime=${item.at} title=${item.at}>${timeUntil(item.at, this.now)}</time> ${actionSummary(item)}:
              <a href=${this.link("rules", item.rule)}>${item.rule}</a>
            </li>`,
        )}
      </ul>
      ${items.length > SHOWN ? html`<p class="faint">${items.length - SHOWN} more.</p>` : nothing}`;
  }

  #vetoed() {
    const vetoed = (this.live.one("next") ?? []).filter((decision) => decision.status !== "AWAITING" && this.#concerns(decision));
    return vetoed.length
      ? html`<p>Vetoed now:</p>
          <ul>
            ${repeat(
              vetoed.slice(0, SHOWN),
              ({ key }) => key,
              (decision) => html`<li>${actionSummary(decision)} <span class="faint">${label(decision.status)}</span> <a href=${this.link("decisions", decision.key)}>why</a></li>`,
            )}
          </ul>
          ${vetoed.length > SHOWN ? html`<p class="faint">${vetoed.length - SHOWN} more.</p>` : nothing}`
      : nothing;
  }

  #concerns(decision) {
    return !this.worker || decision.action.worker === this.worker || decision.action.about === this.worker;
  }
}

customElements.define("czar-agenda", Agenda);
