import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { ask } from "../page/live.js";
import { action, low, until } from "../page/words.js";

const AGAIN = 10_000;
const SHOWN = 6;

/** What Czar will do next and when, if nothing happens before; and what it holds back just now. */
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
    return html`${this.#coming()} ${this.#held()}`;
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
      this.answer = await ask(`${this.base}/agenda`);
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  #coming() {
    if (this.live.past) {
      return html`<p class="faint">What came then is in the <a href=${this.link("timeline")}>timeline</a>.</p>`;
    }
    if (!this.answer) {
      return html`<p class="faint">${this.failure ?? "Looking ahead."}</p>`;
    }
    const items = this.answer.agenda.filter((item) => this.#concerns(item) && Date.parse(item.at) > this.now - AGAIN);
    if (!items.length) {
      return html`<p class="faint">Nothing in the next 24 h, unless something happens.</p>`;
    }
    return html`<ul>
        ${repeat(
          items.slice(0, SHOWN),
          ({ key, at }) => `${key} ${at}`,
          (item) =>
            html`<li>
              <time datetime=${item.at} title=${item.at}>${until(item.at, this.now)}</time> ${action(item)}:
              <a href=${this.link("rules", item.rule)}>${item.rule}</a>
            </li>`,
        )}
      </ul>
      <p class="faint">${items.length > SHOWN ? html`${items.length - SHOWN} more. ` : nothing}If nothing happens before.</p>`;
  }

  #held() {
    const held = (this.live.one("next") ?? []).filter((decision) => decision.status !== "AWAITING" && this.#concerns(decision));
    return held.length
      ? html`<p>Held back just now:</p>
          <ul>
            ${repeat(
              held.slice(0, SHOWN),
              ({ key }) => key,
              (decision) => html`<li>${action(decision)} <span class="faint">${low(decision.status)}</span> <a href=${this.link("decisions", decision.key)}>why</a></li>`,
            )}
          </ul>
          ${held.length > SHOWN ? html`<p class="faint">${held.length - SHOWN} more.</p>` : nothing}`
      : nothing;
  }

  #concerns(decision) {
    return !this.worker || decision.action.worker === this.worker || decision.action.about === this.worker;
  }
}

customElements.define("czar-agenda", Agenda);
