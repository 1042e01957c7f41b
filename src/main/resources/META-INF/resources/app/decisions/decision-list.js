import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { actionSummary, timeAgo, statusBadge } from "../page/format.js";
import { DecisionPages } from "./decision-pages.js";

/** The height of a row in pixels; the style below says the same. */
const ROW = 28;
const SPARE = 12;

/** The decisions of a search as a table of which only what is seen is there: ten thousand rows are as light as thirty. */
class DecisionList extends View {
  static properties = { query: { attribute: false }, first: { state: true }, pages: { state: true }, waiting: { state: true }, failure: { state: true } };

  static styles = [
    View.styles,
    css`
      .rows {
        max-height: 65vh;
        overflow-y: auto;
        overflow-anchor: none;
        border: 1px solid var(--line);
        background: var(--panel);
      }
      [role="row"] {
        display: grid;
        grid-template-columns: 5rem minmax(12rem, 3fr) 6rem minmax(10rem, 3fr) 7rem;
        gap: 0.6rem;
        height: 28px;
        line-height: 27px;
        padding: 0 0.6rem;
        border-bottom: 1px solid var(--line);
      }
      [role="row"] > * {
        overflow: hidden;
        white-space: nowrap;
        text-overflow: ellipsis;
      }
      @media (max-width: 48rem) {
        [role="row"] {
          grid-template-columns: minmax(7rem, 1fr) 4.6rem 5.4rem;
        }
        [role="row"] > :nth-child(1):not(:last-child),
        [role="row"] > :nth-child(4) {
          display: none;
        }
      }
      .head {
        color: var(--faint);
        font-weight: 600;
        font-size: 0.85rem;
      }
      .bar {
        display: flex;
        gap: 1rem;
        align-items: baseline;
        min-height: 2rem;
      }
    `,
  ];

  constructor() {
    super();
    this.first = 0;
    this.waiting = [];
  }

  updated(changes) {
    if (changes.has("query") || changes.has("live")) {
      this.#begin();
    }
    this.#space();
    this.#follow();
  }

  async #begin() {
    const pages = new DecisionPages(this.base, this.query);
    this.waiting = [];
    this.failure = undefined;
    try {
      await pages.reach(1);
      this.pages = pages;
      this.#scroller().scrollTop = 0;
      this.first = 0;
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  /** What is new goes on top while the top is what one sees; else it waits until it is asked for. */
  async #follow() {
    const latest = this.decisions[0]?.id ?? 0;
    const known = Math.max(this.pages?.newest ?? Infinity, this.asked ?? 0);
    if (latest <= known) {
      return;
    }
    this.asked = latest;
    const pages = this.pages;
    const fresh = await pages.newer().catch(() => []);
    if (pages !== this.pages || !fresh.length) {
      return;
    }
    if (this.#scroller().scrollTop === 0) {
      pages.prepend(fresh);
      this.requestUpdate();
    } else {
      this.waiting = fresh;
    }
  }

  #show() {
    this.pages.prepend(this.waiting);
    this.waiting = [];
    this.#scroller().scrollTop = 0;
    this.first = 0;
  }

  render() {
    const total = this.pages?.total ?? 0;
    return html`
      ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
      <div class="bar">
        <span role="status">${this.pages ? `${total} decisions` : "Loading."}</span>
        ${this.waiting.length ? html`<button @click=${() => this.#show()}>${this.waiting.length} new</button>` : nothing}
      </div>
      <div role="table" aria-label="Decisions" aria-rowcount=${total + 1}>
        <div role="row" class="head" aria-rowindex="1">
          ${["#", "Decision", "Outcome", "Rule", "When"].map((name) => html`<span role="columnheader">${name}</span>`)}
        </div>
        <div class="rows" role="rowgroup" tabindex="0" aria-label="Decisions, newest first" @scroll=${() => this.#scrolled()}>
          <div class="before" role="presentation"></div>
          ${repeat(
            this.#window(),
            (index) => this.pages.rows[index]?.id ?? `at ${index}`,
            (index) => this.#row(index),
          )}
          <div class="after" role="presentation"></div>
        </div>
      </div>
    `;
  }

  #row(index) {
    const decision = this.pages.rows[index];
    const now = this.live.one(`decision/${decision?.id}`) ?? decision;
    return html`<div role="row" aria-rowindex=${index + 2}>
      ${now
        ? html`<span role="cell">${now.id}</span>
            <span role="cell"><a href=${this.link("decisions", String(now.id))}>${actionSummary(now)}</a></span>
            <span role="cell">${statusBadge(now.status)}</span>
            <span role="cell"><a href=${this.link("rules", now.rule)}>${now.rule}</a></span>
            <span role="cell">${timeAgo(now.at, this.now)}</span>`
        : html`<span role="cell" class="faint">…</span>`}
    </div>`;
  }

  #window() {
    const total = this.pages?.total ?? 0;
    const seen = Math.ceil(innerHeight / ROW) + 2 * SPARE;
    const from = Math.max(0, Math.min(this.first - SPARE, total - seen));
    return Array.from({ length: Math.min(seen, total - from) }, (_, index) => from + index);
  }

  /** The policy forbids styles in attributes, not those set so. */
  #space() {
    const shown = this.#window();
    const total = this.pages?.total ?? 0;
    this.renderRoot.querySelector(".before").style.height = `${(shown[0] ?? 0) * ROW}px`;
    this.renderRoot.querySelector(".after").style.height = `${(total - (shown.at(-1) ?? -1) - 1) * ROW}px`;
  }

  async #scrolled() {
    this.first = Math.floor(this.#scroller().scrollTop / ROW);
    const pages = this.pages;
    const wanted = this.#window().at(-1) + 1;
    if (pages && pages.rows.length < Math.min(wanted, pages.total)) {
      await pages.reach(wanted).catch((failure) => (this.failure = failure.message));
      this.requestUpdate();
    }
  }

  #scroller() {
    return this.renderRoot.querySelector(".rows");
  }
}

customElements.define("czar-decision-list", DecisionList);
