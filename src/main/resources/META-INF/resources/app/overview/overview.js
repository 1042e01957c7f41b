import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { loading } from "../design/parts.js";
import "../design/fold.js";
import { actionSummary, timeAgo, label, statusBadge } from "../page/format.js";
import { endOrderButton, orderSummary } from "../page/orders.js";
import "./agenda.js";
import "./board.js";
import "./budgets.js";
import { needsBySubject } from "./needs.js";
import "./progress.js";
import "./train.js";
import "./workers.js";

const LATEST = 8;

/** So many parts below the first view are drawn one after the other, so that none keeps the page from answering. */
const PARTS = 4;

/** The overview: what needs a human, how far the project is, the fleet, the tasks, the omnibus, and what comes next. */
class Overview extends View {
  static properties = { drawn: { state: true } };

  static styles = [
    View.styles,
    css`
      .first {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        gap: 0 var(--gap-wide);
        align-items: start;
      }
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
        gap: 0 2rem;
      }
      ul {
        margin: 0;
        padding-left: 1.2rem;
      }
      h2 .count {
        background: var(--bad);
        color: var(--panel);
        border-radius: 1rem;
        padding: 0 0.5rem;
      }
      .state {
        margin: 0.3rem 0;
      }
      @media (max-width: 64rem) {
        .first {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  constructor() {
    super();
    this.drawn = 0;
  }

  updated() {
    if (this.drawn < PARTS && this.live.one("project")) {
      setTimeout(() => this.drawn++);
    }
  }

  /** What is drawn as soon as all parts before it are. */
  #part(number, content) {
    return this.drawn >= number ? content() : nothing;
  }

  render() {
    const project = this.live.one("project");
    if (!project) {
      return loading("Waiting for the first cycle.");
    }
    const { live, now } = this;
    const needs = needsBySubject(project).length;
    return html`
      <div class="first">
        <section aria-label="Needs attention">
          <h2>Needs attention ${needs ? html`<span class="count">${needs}</span>` : nothing}</h2>
          <czar-needs .live=${live} .now=${now}></czar-needs>
        </section>
        <section aria-label="The project">
          <h2>The project is ${label(project.state)}</h2>
          ${this.#part(1, () => html`<czar-progress .live=${live} .now=${now}></czar-progress>`)}
          <p class="row state">${this.#order(project, "Pause", "pause")} ${this.#order(project, "EmergencyStop", "estop")}
            <span class="faint">Rules <a href=${this.link("rules")}>${project.rules}</a></span> <a href=${this.link("report")}>Report to print</a></p>
        </section>
      </div>
      <section aria-label="Workers"><h2>Workers</h2>${this.#part(2, () => html`<czar-workers .live=${live} .now=${now}></czar-workers>`)}</section>
      <section aria-label="Tasks"><h2>Tasks by stage</h2>${this.#part(3, () => html`<czar-board .live=${live} .now=${now}></czar-board>`)}</section>
      <section aria-label="Omnibus"><h2>Omnibus</h2>${this.#part(4, () => html`<czar-train .live=${live} .now=${now}></czar-train>`)}</section>
      <div class="columns">
        <section aria-label="Upcoming actions">
          <h2>Upcoming actions</h2>
          <czar-agenda .live=${live} .now=${now}></czar-agenda>
        </section>
        <section aria-label="Recent decisions">
          <h2>Recent decisions</h2>
          ${this.decisions.length
            ? html`<ul>${repeat(this.decisions.slice(0, LATEST), ({ id }) => id, (decision) => this.#done(decision))}</ul>`
            : html`<p class="faint">Nothing was decided yet.</p>`}
        </section>
        <section aria-label="Budgets">
          <h2>Budgets</h2>
          <czar-budgets .live=${live} .now=${now}></czar-budgets>
        </section>
      </div>
    `;
  }

  #done(decision) {
    return html`<li>
      ${statusBadge(decision.status)} <a href=${this.link("decisions", String(decision.id))}>${actionSummary(decision)}</a> ${timeAgo(decision.at, this.now)}
    </li>`;
  }

  /** The standing order of this kind with a way to end it, or a way to give it. */
  #order(project, fact, kind) {
    const order = project.orders.find((one) => one.fact === fact);
    return order ? html`<span class="slow">${orderSummary(order, this.now)}</span> ${endOrderButton(this.live, order)}` : html`<czar-order-button .live=${this.live} .kind=${kind}></czar-order-button>`;
  }
}

customElements.define("czar-overview", Overview);
