import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { fetchJson } from "../page/documents.js";
import { endOrderButton, orderSummary } from "../page/orders.js";
import { actionSummary, dateTime, label, statusBadge } from "../page/format.js";
import { evidenceList, valueText } from "./fact-text.js";
import { executionSteps } from "./execution-steps.js";
import "./rule-source.js";

/** One decision, from its facts over its rule and its action to its outcome, and what a human can say about it. */
class DecisionDetail extends View {
  static properties = { decision: { state: true }, failure: { state: true } };

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

  #questions = 0;

  updated(changes) {
    const state = this.#state();
    if (changes.has("about") || changes.has("live") || state !== this.shown) {
      this.shown = state;
      this.#load();
    }
  }

  /** What makes the decision another: its status and the orders about it, as far as they are live. */
  #state() {
    const live = [...this.live.all("decision/"), ...(this.live.one("next") ?? [])].find(({ id, key }) => [key, String(id)].includes(this.about));
    return `${this.about} ${live?.status} ${this.#orders().map((order) => `${order.fact} ${order.since}`)}`;
  }

  /** Asks for the decision; the latest question counts, whichever answer comes last. */
  async #load() {
    const question = ++this.#questions;
    const answer = await fetchJson(`${this.base}/decisions/${encodeURIComponent(this.about)}`).catch((failure) => ({ failure }));
    if (question === this.#questions) {
      this.failure = answer.failure?.message;
      this.decision = answer.failure ? undefined : answer;
    }
  }

  #orders() {
    const { key, action: done } = this.decision ?? {};
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
    return this.decision ? this.#detail(this.decision) : html`<p class="faint">Loading.</p>`;
  }

  #detail(decision) {
    return html`<article aria-label="Decision ${decision.key}">
      <h2>${actionSummary(decision)} ${statusBadge(decision.status)}</h2>
      <p class="faint"><code>${decision.key}</code> <time datetime=${decision.at} title=${decision.at}>${dateTime(decision.at)}</time></p>
      ${this.#orderSection(decision)}
      <h3>Because</h3>
      ${evidenceList(decision.because ?? [], (...path) => this.link(...path))}
      ${decision.vetoes?.length ? html`<h3>Vetoed by</h3>${evidenceList(decision.vetoes, (...path) => this.link(...path))}` : nothing}
      <h3>Rule</h3>
      <p><a href=${this.link("rules", decision.rule)}>${decision.rule}</a>: ${decision.why}</p>
      ${decision.ruleLocations?.[decision.rule]
        ? html`<czar-rule-source .base=${this.base} .place=${decision.ruleLocations[decision.rule]}></czar-rule-source>`
        : html`<p class="faint">This rule is not active now.</p>`}
      <h3>Action</h3>
      ${this.#action(decision.action)}
      <h3>Result</h3>
      ${executionSteps(decision)} ${this.#competing(decision.competing ?? [])}
    </article>`;
  }

  #orderSection(decision) {
    const available = decision.availableOrders ?? [];
    const orders = this.#orders();
    return html`<section aria-label="Orders">
      ${orders.map(
        (order) => html`<p class="order">Active order: ${orderSummary(order, this.now)} ${endOrderButton(this.live, order)}</p>`,
      )}
      <p>
        ${repeat(
          available.filter((offer) => offer.available && !(offer.kind === "UNDO" && orders.some((order) => order.decision === decision.key))),
          ({ kind }) => `${kind} ${decision.key}`,
          ({ kind, explanation }) =>
            html`<czar-order-button .live=${this.live} .kind=${kind.toLowerCase()} .subject=${decision.key} .hint=${explanation} @ordered=${() => this.#load()}></czar-order-button> `,
        )}
        ${decision.action.worker ? ["hold", "take-over"].map((kind) => this.#workerOrder(kind, decision.action.worker)) : nothing}
      </p>
      <details>
        <summary>Unavailable orders</summary>
        <ul>
          ${available.filter((offer) => !offer.available).map((offer) => html`<li>${label(offer.kind)}: ${offer.explanation}</li>`)}
        </ul>
      </details>
    </section>`;
  }

  #workerOrder(kind, worker) {
    return html`<czar-order-button .live=${this.live} .kind=${kind} .subject=${worker} word="${kind === "hold" ? "Hold" : "Take over"} ${worker}"></czar-order-button> `;
  }

  #action({ kind, ...fields }) {
    return html`<ul aria-label="Fields of the action">
      ${Object.entries(fields).map(
        ([name, given]) =>
          html`<li><span class="faint">${name}</span> ${String(given).length > 120 ? html`<pre tabindex="0">${given}</pre>` : html`<code>${valueText(given)}</code>`}</li>`,
      )}
    </ul>`;
  }

  #competing(decisions) {
    return decisions.length
      ? html`<h3>Competing decisions</h3>
          <ul>
            ${decisions.map(
              (other) =>
                html`<li>
                  <a href=${this.link("decisions", other.key)}>${actionSummary(other)}</a>
                  ${other.vetoedBy.length ? `vetoed: ${other.vetoedBy[0].why} (${other.vetoedBy[0].rule})` : "also decided"}
                </li>`,
            )}
          </ul>`
      : nothing;
  }
}

customElements.define("czar-decision-detail", DecisionDetail);
