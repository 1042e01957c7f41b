import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { waitingText } from "../page/waiting.js";
import { timeAgo, healthBadge, label } from "../page/format.js";
import { workerOrders } from "../page/orders.js";

const BY_URGENCY = ["CRASHED", "STUCK", "AWAITING_INPUT", "LIMITED", "SLOW", "UNKNOWN", "BLOCKED", "STARTING", "HEALTHY"];
const MANY = 20;

/** Each worker, unhealthy ones first; of many, the healthy ones take a chip each. */
class Workers extends View {
  static styles = [
    View.styles,
    css`
      ul.healthy {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr));
        gap: 0.2rem 0.8rem;
        list-style: none;
        padding: 0;
        margin: 0.6rem 0;
      }
      ul.healthy li {
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  render() {
    const workers = this.live.all("worker/").sort((a, b) => BY_URGENCY.indexOf(a.health) - BY_URGENCY.indexOf(b.health));
    const healthy = workers.length > MANY ? workers.filter((worker) => worker.health === "HEALTHY" && !worker.hold) : [];
    const rows = workers.filter((worker) => !healthy.includes(worker));
    return html`
      ${rows.length ? html`<div class="scroll">${this.#table(rows)}</div>` : nothing}
      ${healthy.length
        ? html`<p>${healthy.length} ${rows.length ? "more " : ""}healthy:</p>
            <ul class="healthy">
              ${healthy.map(
                (worker) =>
                  html`<li>${healthBadge(worker.health)} <a href=${this.link("worker", worker.id)}>${worker.id}</a> <span class="faint">${worker.task}</span></li>`,
              )}
            </ul>`
        : nothing}
    `;
  }

  #table(workers) {
    return html`<table>
      <thead>
        <tr>
          ${["Worker", "Health", "Process", "Turn", "Progress", "Resource", "Task", "Waiting for", "Override"].map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${repeat(workers, ({ id }) => id, (worker) => this.#row(worker))}
      </tbody>
    </table>`;
  }

  #row(worker) {
    const { id, agent, turn, workspace, waitingFor } = worker;
    return html`<tr>
      <td><a href=${this.link("worker", id)}>${id}</a><br /><span class="faint">${agent}</span></td>
      <td>${healthBadge(worker.health)}</td>
      <td>${label(worker.process?.process) || "not seen"}</td>
      <td>${turn ? html`${label(turn.turn)}<br />${timeAgo(turn.since, this.now)}` : "not seen"}</td>
      <td title="commits against what is integrated: the omnibus, or the main line while there is none">
        ${workspace ? html`${workspace.ahead} ahead, ${workspace.behind} behind${workspace.clean ? nothing : html`, <span class="slow">uncommitted</span>`}<br />` : nothing}
        ${worker.lastSignOfLife ? html`last activity ${timeAgo(worker.lastSignOfLife, this.now)}` : "no activity yet"}
      </td>
      <td>${label(worker.resource?.resource) || html`<span class="faint">unknown</span>`}</td>
      <td>
        ${worker.task ? html`<a href=${this.link("graph", worker.task)}>${worker.task}</a>` : html`<span class="faint">none</span>`}
        ${worker.branch ? html`<br /><code class="faint">${worker.branch}</code>` : nothing}
      </td>
      <td>${waitingFor?.length === 0 ? html`<span class="faint">nothing</span>` : waitingText(waitingFor)}</td>
      <td>${workerOrders(this.live, worker, this.now)}</td>
    </tr>`;
  }
}

customElements.define("czar-workers", Workers);
