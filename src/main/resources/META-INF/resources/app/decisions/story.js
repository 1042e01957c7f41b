import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { ask } from "../page/live.js";
import { ending, standing } from "../page/standing.js";
import { action, dated, low, status } from "../page/words.js";
import { reasons, value } from "./facts.js";
import { steps } from "./steps.js";
import "./source.js";

/** One decision, from its facts over its rule and its action to its outcome, and what a human can say about it. */
class Story extends View {
  static properties = { whole: { state: true }, failure: { state: true } };

  static styles = [
    View.styles,
    css`
      article {
        background: var(--panel);
        border: 1px solid var(--line);
        padding: 0.4rem 1rem 0.8rem;
        margin: 0.8rem 0;
      }
      h3 {
        font-size: 0.95rem;
        margin: 0.9rem 0 0.3rem;
      }
      ul,
      ol {
        padding-left: 1.3rem;
        margin: 0.2rem 0;
      }
      .field {
        margin-right: 0.6rem;
      }
      .order {
        border-left: 3px solid var(--slow);
        padding-left: 0.6rem;
      }
    `,
  ];

  updated(changes) {
    const state = this.#state();
    if (changes.has("about") || changes.has("live") || state !== this.shown) {
      this.shown = state;
      this.#load();
    }
  }

  /** What makes the decision another: its status and the orders about it, as far as they are live. */
  #state() {
    const live = this.live.one(`decision/${this.whole?.id}`)?.status ?? this.live.one("next")?.find((one) => one.key === this.whole?.key)?.status;
    return `${this.about} ${live} ${this.#orders().map((order) => `${order.fact} ${order.since}`)}`;
  }

  async #load() {
    try {
      this.whole = await ask(`${this.base}/decisions/${encodeURIComponent(this.about)}`);
      this.failure = undefined;
      this.shown = this.#state();
    } catch (failure) {
      this.whole = undefined;
      this.failure = failure.message;
    }
  }

  #orders() {
    const { key, action: done } = this.whole ?? {};
    return (this.live.one("project")?.orders ?? []).filter(
      (order) =>
        order.fact === "EmergencyStop" ||
        (order.decision ? order.decision === key : order.worker && order.worker === done?.worker),
    );
  }

  render() {
    if (this.failure) {
      return html`<p class="bad" role="alert">${this.failure}</p>`;
    }
    return this.whole ? this.#story(this.whole) : html`<p class="faint">Looking.</p>`;
  }

  #story(decision) {
    return html`<article aria-label="Decision ${decision.key}">
      <h2>${action(decision)} ${status(decision.status)}</h2>
      <p class="faint"><code>${decision.key}</code> <time datetime=${decision.at} title=${decision.at}>${dated(decision.at)}</time></p>
      ${this.#word(decision)}
      <h3>Because</h3>
      ${reasons(decision.because ?? [], (...path) => this.link(...path))}
      ${decision.vetoes?.length ? html`<h3>Held back by</h3>${reasons(decision.vetoes, (...path) => this.link(...path))}` : nothing}
      <h3>The rule</h3>
      <p><a href=${this.link("rules", decision.rule)}>${decision.rule}</a>: ${decision.why}</p>
      ${decision.ruleLocations?.[decision.rule]
        ? html`<czar-rule-source .base=${this.base} .place=${decision.ruleLocations[decision.rule]}></czar-rule-source>`
        : html`<p class="faint">It is not among the rules in force now.</p>`}
      <h3>The action</h3>
      ${this.#action(decision.action)}
      <h3>What came of it</h3>
      ${steps(decision)} ${this.#rivals(decision.competing ?? [])}
    </article>`;
  }

  #word(decision) {
    const offers = decision.availableOrders ?? [];
    const orders = this.#orders();
    return html`<section aria-label="Orders">
      ${orders.map(
        (order) => html`<p class="order">It stands under an order: ${standing(order, this.now)} ${ending(this.live, order)}</p>`,
      )}
      <p>
        ${repeat(
          offers.filter((offer) => offer.available && !(offer.kind === "UNDO" && orders.some((order) => order.decision === decision.key))),
          ({ kind }) => `${kind} ${decision.key}`,
          ({ kind, explanation }) =>
            html`<czar-order .live=${this.live} .kind=${kind.toLowerCase()} .subject=${decision.key} .hint=${explanation} @ordered=${() => this.#load()}></czar-order> `,
        )}
        ${decision.action.worker ? ["hold", "take-over"].map((kind) => this.#workerOrder(kind, decision.action.worker)) : nothing}
      </p>
      <details>
        <summary>What cannot be ordered, and why</summary>
        <ul>
          ${offers.filter((offer) => !offer.available).map((offer) => html`<li>${low(offer.kind)}: ${offer.explanation}</li>`)}
        </ul>
      </details>
    </section>`;
  }

  #workerOrder(kind, worker) {
    return html`<czar-order .live=${this.live} .kind=${kind} .subject=${worker} word="${kind === "hold" ? "Hold" : "Take over"} ${worker}"></czar-order> `;
  }

  #action({ kind, ...fields }) {
    return html`<ul aria-label="Fields of the action">
      ${Object.entries(fields).map(
        ([name, given]) =>
          html`<li><span class="faint">${name}</span> ${String(given).length > 120 ? html`<pre tabindex="0">${given}</pre>` : html`<code>${value(given)}</code>`}</li>`,
      )}
    </ul>`;
  }

  #rivals(rivals) {
    return rivals.length
      ? html`<h3>Competed with</h3>
          <ul>
            ${rivals.map(
              (rival) =>
                html`<li>
                  <a href=${this.link("decisions", rival.key)}>${action(rival)}</a>
                  ${rival.vetoedBy.length ? `was held back: ${rival.vetoedBy[0].why} (${rival.vetoedBy[0].rule})` : "stood too"}
                </li>`,
            )}
          </ul>`
      : nothing;
  }
}

customElements.define("czar-decision", Story);
