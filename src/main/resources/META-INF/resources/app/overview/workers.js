import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { age, health, low } from "../page/words.js";
import { handsOn } from "../page/standing.js";

const WORRY = ["CRASHED", "STUCK", "BLOCKED", "LIMITED", "SLOW", "UNKNOWN", "WAITING", "STARTING", "HEALTHY"];
const MANY = 20;

/** Each worker, the one to worry about first. Of many, those that are well take a chip each. */
class Workers extends View {
  static styles = [
    View.styles,
    css`
      ul.well {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr));
        gap: 0.2rem 0.8rem;
        list-style: none;
        padding: 0;
        margin: 0.6rem 0;
      }
      ul.well li {
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      ul.missing {
        margin: 0;
        padding-left: 1rem;
      }
    `,
  ];

  render() {
    const workers = this.live.all("worker/").sort((a, b) => WORRY.indexOf(a.health) - WORRY.indexOf(b.health));
    const well = workers.length > MANY ? workers.filter((worker) => worker.health === "HEALTHY" && !worker.hold) : [];
    const rows = workers.filter((worker) => !well.includes(worker));
    return html`
      ${rows.length ? html`<div class="scroll">${this.#table(rows)}</div>` : nothing}
      ${well.length
        ? html`<p>${well.length} ${rows.length ? "more " : ""}${well.length === 1 ? "is" : "are"} well:</p>
            <ul class="well">
              ${well.map(
                (worker) =>
                  html`<li>${health(worker.health)} <a href=${this.link("worker", worker.id)}>${worker.id}</a> <span class="faint">${worker.task}</span></li>`,
              )}
            </ul>`
        : nothing}
    `;
  }

  #table(workers) {
    return html`<table>
      <thead>
        <tr>
          ${["Worker", "Health", "Process", "Turn", "Progress", "Resource", "Task", "Still needs", "Order"].map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${repeat(workers, ({ id }) => id, (worker) => this.#row(worker))}
      </tbody>
    </table>`;
  }

  #row(worker) {
    const { id, agent, turn, workspace, missing } = worker;
    return html`<tr>
      <td><a href=${this.link("worker", id)}>${id}</a><br /><span class="faint">${agent}</span></td>
      <td>${health(worker.health)}</td>
      <td>${low(worker.process?.process) || "not seen"}</td>
      <td>${turn ? html`${low(turn.turn)}<br />${age(turn.since, this.now)}` : "not seen"}</td>
      <td title="commits against what is integrated: the omnibus, or the main line while there is none">
        ${workspace ? html`${workspace.ahead} ahead, ${workspace.behind} behind${workspace.clean ? nothing : html`, <span class="slow">uncommitted</span>`}<br />` : nothing}
        ${worker.lastSignOfLife ? html`sign of life ${age(worker.lastSignOfLife, this.now)}` : "no sign of life yet"}
      </td>
      <td>${low(worker.resource?.resource) || html`<span class="faint">not told</span>`}</td>
      <td>
        ${worker.task ? html`<a href=${this.link("graph", worker.task)}>${worker.task}</a>` : html`<span class="faint">none</span>`}
        ${worker.branch ? html`<br /><code class="faint">${worker.branch}</code>` : nothing}
      </td>
      <td>${missing.length ? html`${missing[0]}${missing.length > 1 ? html`<br /><span class="faint" title=${missing.slice(1).join(", ")}>and ${missing.length - 1} more</span>` : nothing}` : html`<span class="faint">nothing</span>`}</td>
      <td>${handsOn(this.live, worker, this.now)}</td>
    </tr>`;
  }
}

customElements.define("czar-workers", Workers);
