import { css, html } from "lit";
import { View } from "../page/view.js";
import { criticalPath } from "./critical-path.js";
import "./graph-diagram.js";
import { GROUPINGS, collapse, defaultGrouping, groupsOf } from "./groups.js";
import { taskTable } from "./task-table.js";
import { taskPanel } from "./task-panel.js";
import { finished } from "./task-times.js";

/** Where a drawing has no room the table is shown first. */
const NARROW = matchMedia("(max-width: 48rem)");

/** Task dependencies, left to right: as a diagram or a table, with details of the chosen task. */
class Graph extends View {
  static properties = { by: { state: true }, folds: { state: true }, asList: { state: true } };

  static styles = [
    View.styles,
    css`
      .chain {
        display: flex;
        flex-wrap: wrap;
        gap: 0.2rem 1.6rem;
        padding-left: 1.2rem;
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0.6rem;
        align-items: baseline;
      }
      h3 {
        font-size: 0.95rem;
        margin: 0.6rem 0 0;
      }
    `,
  ];

  constructor() {
    super();
    this.folds = new Map();
  }

  render() {
    const graph = this.live.one("graph");
    if (!graph?.tasks.length) {
      return html`<p class="faint">There are no tasks.</p>`;
    }
    const claims = new Map(graph.tasks.map(({ task }) => [task, this.live.one(`task/${task}`)?.claim?.since]));
    const known = { typical: graph.typical, claims, now: this.now };
    const link = (...path) => this.link(...path);
    const asList = this.asList ?? NARROW.matches;
    return html`
      ${graph.cycles.map((cycle) => html`<p class="bad" role="alert">Circular dependency: ${cycle.join(" → ")}</p>`)}
      ${criticalPath(graph, known, link)}
      ${asList ? html`${this.#choices()} ${taskTable(graph, known, link)}` : this.#drawing(graph)}
      ${this.about ? taskPanel(this.about, { graph, known, link, view: this.live.one(`task/${this.about}`), fold: this.#fold(graph) }) : ""}
    `;
  }

  #drawing(graph) {
    const groups = this.#groups(graph);
    const scene = collapse(graph, groups, (name) => this.#isFolded(name, groups));
    return html`${this.#choices(groups)}
      <czar-graph-diagram
        .graph=${graph}
        .scene=${scene}
        .chosen=${this.about}
        .now=${this.now}
        @choose=${({ detail }) => this.#choose(detail)}
        @unfold=${({ detail }) => this.#set([detail], false)}
        @fold=${({ detail }) => this.#foldOf(detail, groups)?.act()}
      ></czar-graph-diagram>`;
  }

  #choices(groups = new Map()) {
    const names = [...groups.keys()];
    return html`<p class="choices">
      <button aria-pressed=${String(this.asList ?? NARROW.matches)} @click=${() => (this.asList = !(this.asList ?? NARROW.matches))}>Table</button>
      <label
        >group by
        <select @change=${(event) => this.#put(event.target.value)}>
          ${Object.entries(GROUPINGS).map(([by, [word]]) => html`<option value=${by} .selected=${by === this.#by()}>${word}</option>`)}
        </select>
      </label>
      <button ?disabled=${!names.length} @click=${() => this.#set(names, true)}>Collapse all</button>
      <button ?disabled=${!names.length} @click=${() => this.#set(names, false)}>Expand all</button>
      <span class="faint">${names.length} groups</span>
    </p>`;
  }

  #by() {
    return this.by ?? defaultGrouping(this.live.one("graph").tasks);
  }

  #put(by) {
    this.by = by;
    this.folds = new Map();
  }

  #groups(graph) {
    return groupsOf(graph.tasks, this.#by(), (task) => this.live.one(`task/${task}`));
  }

  /** As said by hand; else all but that of the chosen task, which stays folded too if all of it is finished. */
  #isFolded(name, groups) {
    const members = groups.get(name);
    return this.folds.get(name) ?? (members.every(finished) || !members.some(({ task }) => task === this.about));
  }

  #fold(graph) {
    return this.#foldOf(this.about, this.#groups(graph));
  }

  #foldOf(task, groups) {
    const name = [...groups].find(([, members]) => members.some((one) => one.task === task))?.[0];
    return name && { name, act: () => this.#set([name], true) };
  }

  #set(names, folded) {
    this.folds = new Map([...this.folds, ...names.map((name) => [name, folded])]);
  }

  #choose(task) {
    location.hash = task && task !== this.about ? this.link("graph", task) : this.link("graph");
  }
}

customElements.define("czar-graph", Graph);
