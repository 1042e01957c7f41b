import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { actionSummary, timeAgo, label, statusBadge } from "../page/format.js";
import { conversation, endOrderButton, orderSummary } from "../page/orders.js";
import "./agenda.js";
import "./budgets.js";
import "./workers.js";

const LATEST = 8;
const ALERTS = 8;

/** The overview: what needs attention, upcoming actions, recent decisions and the state of each worker. */
class Overview extends View {
  static styles = [
    View.styles,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr));
        gap: 0 2rem;
      }
      ul {
        margin: 0;
        padding-left: 1.2rem;
      }
      .problem {
        white-space: pre-line;
      }
    `,
  ];

  render() {
    const project = this.live.one("project");
    if (!project) {
      return html`<p class="faint">Waiting for the first cycle.</p>`;
    }
    const { live, now } = this;
    return html`
      <div class="columns">
        <section aria-label="Needs attention">
          <h2>Needs attention</h2>
          ${this.#needs(project)}
        </section>
        <section aria-label="Upcoming actions">
          <h2>Upcoming actions</h2>
          <czar-agenda .live=${live} .now=${now}></czar-agenda>
        </section>
        <section aria-label="The project">
          <h2>The project is ${label(project.state)}</h2>
          ${this.#project(project)}
        </section>
      </div>
      <h2>Workers</h2>
      <czar-workers .live=${live} .now=${now}></czar-workers>
      <div class="columns">
        <section aria-label="Recent decisions">
          <h2>Recent decisions</h2>
          <ul>
            ${repeat(
              this.decisions.slice(0, LATEST),
              ({ id }) => id,
              (decision) => this.#done(decision),
            )}
          </ul>
        </section>
        <section aria-label="Budgets">
          <h2>Budgets</h2>
          <czar-budgets .live=${live} .now=${now}></czar-budgets>
          <p><a href=${this.link("report")}>Report to print</a></p>
        </section>
      </div>
    `;
  }

  #done(decision) {
    return html`<li>
      ${statusBadge(decision.status)} <a href=${this.link("decisions", String(decision.id))}>${actionSummary(decision)}</a> ${timeAgo(decision.at, this.now)}
    </li>`;
  }

  #needs(project) {
    const awaiting = (this.live.one("next") ?? []).filter((decision) => decision.status === "AWAITING");
    const asking = this.live.all("worker/").filter((worker) => worker.asking || worker.permissions.length);
    if (!project.problems.length && !project.alerts.length && !awaiting.length && !asking.length) {
      return html`<p class="good">● Nothing needs attention.</p>`;
    }
    return html`<ul>
      ${project.problems.map((problem) => html`<li class="bad problem">${problem}</li>`)}
      ${repeat(
        asking,
        ({ id }) => id,
        (worker) => html`<li><a href=${this.link("worker", worker.id)}>${worker.id}</a> ${conversation(this.live, worker, this.now)}</li>`,
      )}
      ${repeat(
        awaiting,
        ({ key }) => key,
        (decision) => html`<li><a href=${this.link("decisions", decision.key)}>${actionSummary(decision)}</a> awaits approval ${this.#approval(decision)}</li>`,
      )}
      ${repeat(
        project.alerts.slice(0, ALERTS),
        ({ decision }) => decision,
        ({ decision, text, since }) => html`<li><a href=${this.link("decisions", decision)}>${text}</a> ${timeAgo(since, this.now)}</li>`,
      )}
      ${project.alerts.length > ALERTS ? html`<li>and <a href=${this.link("decisions", "kind=AlertHuman")}>${project.alerts.length - ALERTS} more</a></li>` : nothing}
    </ul>`;
  }

  #approval({ key }) {
    return html`<czar-order-button .live=${this.live} kind="approve" .subject=${key}></czar-order-button> <czar-order-button .live=${this.live} kind="veto" .subject=${key}></czar-order-button>`;
  }

  #project(project) {
    return html`<p>${Object.entries(project.tasks).map(([stage, count], at) => html`${at ? ", " : nothing}${count} ${label(stage)}`)}</p>
      ${this.#omnibus()}
      <p>Rules <a href=${this.link("rules")}>${project.rules}</a></p>
      <p>${this.#order(project, "Pause", "pause")} ${this.#order(project, "EmergencyStop", "estop")}</p>`;
  }

  #omnibus() {
    const { omnibus, members } = this.live.one("omnibus") ?? {};
    const count = (...states) => members?.filter(({ state }) => states.includes(state)).length ?? "?";
    return omnibus
      ? html`<p>
          Omnibus <a href=${this.link("merging")}><code>${omnibus.commit.slice(0, 10)}</code></a> ${label(omnibus.state)}:
          ${count("IN")} merged, ${count("EVICTED")} evicted, ${count("NEXT", "WAITING")} waiting
        </p>`
      : html`<p class="faint">No omnibus yet.</p>`;
  }

  /** The standing order of this kind with a way to end it, or a way to give it. */
  #order(project, fact, kind) {
    const order = project.orders.find((one) => one.fact === fact);
    return order ? html`${orderSummary(order, this.now)} ${endOrderButton(this.live, order)}` : html`<czar-order-button .live=${this.live} .kind=${kind}></czar-order-button>`;
  }
}

customElements.define("czar-overview", Overview);
