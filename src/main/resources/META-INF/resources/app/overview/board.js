import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { name } from "../design/parts.js";
import { elapsed, label } from "../page/format.js";
import { PHASES } from "./phases.js";

const SHOWN = 5;

/** The tasks by stage, those longest in their stage first. */
class Board extends View {
  static styles = [
    View.styles,
    css`
      .columns {
        grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
        align-items: start;
      }
      h3 {
        display: flex;
        justify-content: space-between;
        border-bottom: 2px solid var(--line);
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        padding: 0.25rem 0;
        border-bottom: 1px solid var(--line);
        font-size: var(--small);
      }
      p {
        margin: 0.2rem 0 0;
        font-size: var(--small);
      }
      @media (max-width: 30rem) {
        .columns {
          grid-template-columns: repeat(2, minmax(0, 1fr));
        }
      }
    `,
  ];

  render() {
    const tasks = this.live.one("graph")?.tasks ?? [];
    return tasks.length
      ? html`<div class="tiles columns">${PHASES.map((phase) => this.#column(phase, tasks))}</div>`
      : html`<p class="faint">There are no tasks. Add one with <code>czar task add</code>, or in .czar/work-queue.json.</p>`;
  }

  #column({ title, stages, done }, tasks) {
    const members = tasks.filter(({ stage }) => stages.includes(stage)).sort((a, b) => (a.since ?? "~").localeCompare(b.since ?? "~"));
    const shown = done ? members.slice(-SHOWN).reverse() : members.slice(0, SHOWN);
    return html`<section class="card" aria-label=${title}>
      <h3><span>${title}</span> <span>${members.length}</span></h3>
      <ul>
        ${shown.map((task) => html`<li><a href=${this.link("graph", task.task)}>${name(task.task, 22)}</a><br /><span class="faint">${this.#about(task, stages)}</span></li>`)}
      </ul>
      ${members.length > shown.length ? html`<p><a href=${this.link("graph")}>${members.length - shown.length} more</a></p>` : nothing}
    </section>`;
  }

  #about({ stage, worker, since }, stages) {
    return [stages.length > 1 && stages[0] !== stage && label(stage), worker, since && elapsed(since, this.now)].filter(Boolean).join(" · ") || label(stage);
  }
}

customElements.define("czar-board", Board);
