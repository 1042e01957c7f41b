import { css, html, nothing, svg } from "lit";
import { View } from "../page/view.js";
import { age, ago, low } from "../page/words.js";

const WIDTH = 170;
const HEIGHT = 44;
const GAP_X = 60;
const GAP_Y = 14;
const SHAPES = { INTEGRATED: "✔", DONE: "✔", READY: "○", WAITING: "◇", BLOCKED: "■" };

/** Who waits for whom, left to right. */
class Graph extends View {
  static styles = [
    View.styles,
    css`
      svg {
        font-size: 13px;
        background: var(--panel);
        border: 1px solid var(--line);
      }
      rect {
        fill: var(--ground);
        stroke: var(--line);
      }
      .critical rect {
        stroke: var(--slow);
        stroke-width: 2;
      }
      .chosen rect {
        stroke: var(--accent);
        stroke-width: 3;
      }
      .finished {
        opacity: 0.65;
      }
      text {
        fill: var(--ink);
      }
      .stage {
        fill: var(--faint);
      }
      path {
        fill: none;
        stroke: var(--faint);
      }
      path.met {
        stroke-dasharray: 3 4;
        opacity: 0.6;
      }
      path.critical {
        stroke: var(--slow);
        stroke-width: 2;
      }
    `,
  ];

  render() {
    const graph = this.live.one("graph");
    if (!graph?.tasks.length) {
      return html`<p class="faint">There are no tasks.</p>`;
    }
    const places = layout(graph);
    const critical = graph.criticalPath;
    const width = Math.max(...[...places.values()].map((place) => place.x)) + WIDTH + 20;
    const height = Math.max(...[...places.values()].map((place) => place.y)) + HEIGHT + 20;
    return html`
      ${graph.cycles.map((ring) => html`<p class="bad" role="alert">A ring, which nobody can begin: ${ring.join(" → ")}</p>`)}
      <p>${critical.length ? html`Critical path: ${critical.join(" → ")}` : "Nothing is left to do."}</p>
      <div class="scroll">
        <svg viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group" aria-label="Tasks and what they require">
          ${graph.edges.map((edge) => this.#edge(edge, places, critical))} ${graph.tasks.map((node) => this.#node(node, places, critical))}
        </svg>
      </div>
      ${this.#task()}
    `;
  }

  #edge(edge, places, critical) {
    const from = places.get(edge.requirement);
    const to = places.get(edge.task);
    if (!from || !to) {
      return nothing;
    }
    const [x, y, u, v] = [from.x + WIDTH, from.y + HEIGHT / 2, to.x, to.y + HEIGHT / 2];
    const hot = critical.includes(edge.task) && critical[critical.indexOf(edge.task) - 1] === edge.requirement;
    return svg`<path class="${edge.met ? "met" : ""} ${hot ? "critical" : ""}" d="M${x} ${y} C${x + GAP_X / 2} ${y} ${u - GAP_X / 2} ${v} ${u} ${v}"></path>`;
  }

  #node({ task, stage }, places, critical) {
    const { x, y } = places.get(task);
    const finished = stage === "INTEGRATED" || stage === "DONE";
    const worker = this.live.one(`task/${task}`)?.worker;
    const label = `${task}, ${low(stage)}${worker ? `, ${worker}` : ""}${critical.includes(task) ? ", on the critical path" : ""}`;
    return svg`<a href=${this.link("graph", task)} aria-label=${label}>
      <g class="${finished ? "finished" : ""} ${critical.includes(task) ? "critical" : ""} ${this.about === task ? "chosen" : ""}" transform="translate(${x} ${y})">
        <rect width=${WIDTH} height=${HEIGHT} rx="5"></rect>
        <text x="8" y="18">${SHAPES[stage] ?? "▶"} ${cut(task, 20)}</text>
        <text x="8" y="35" class="stage">${cut(`${low(stage)} ${worker}`, 24)}</text>
      </g>
    </a>`;
  }

  #task() {
    const view = this.about && this.live.one(`task/${this.about}`);
    return view
      ? html`<section aria-label="Task ${this.about}">
          <h2>${this.about}: ${low(view.stage)}</h2>
          <p>
            ${view.worker ? html`${view.worker} has it${view.claim ? html`, for ${ago(view.claim.since, this.now)}` : nothing}.` : "Nobody has it."}
            ${view.waitsFor.length ? html`It waits for ${view.waitsFor.join(", ")}.` : nothing}
          </p>
          ${view.delivery ? html`<p>Delivery ${view.delivery.attempt}: ${low(view.delivery.step)} ${age(view.delivery.since, this.now)}</p>` : nothing}
          ${view.check ? html`<p>Checks ${low(view.check.status)} ${view.check.signature}</p>${view.check.log ? html`<pre>${view.check.log}</pre>` : nothing}` : nothing}
          ${view.review ? html`<p>Review: ${low(view.review.verdict)}</p><pre>${view.review.summary}</pre>` : nothing}
          ${view.evicted ? html`<p class="bad">Evicted: ${low(view.evicted.reason)}</p><pre>${view.evicted.log}</pre>` : nothing}
        </section>`
      : nothing;
  }
}

const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** Each task one column right of the last of what it requires; rings stop where they began. */
function layout({ tasks, edges }) {
  const needs = Map.groupBy ? Map.groupBy(edges, (edge) => edge.task) : new Map(tasks.map(({ task }) => [task, edges.filter((edge) => edge.task === task)]));
  const depths = new Map();
  const depth = (task, above) => {
    if (!depths.has(task)) {
      if (above.has(task)) {
        return 0;
      }
      const before = (needs.get(task) ?? []).map((edge) => depth(edge.requirement, new Set([...above, task])) + 1);
      depths.set(task, Math.max(0, ...before));
    }
    return depths.get(task);
  };
  const rows = new Map();
  return new Map(
    tasks.map(({ task }) => {
      const column = depth(task, new Set());
      const row = rows.get(column) ?? 0;
      rows.set(column, row + 1);
      return [task, { x: 10 + column * (WIDTH + GAP_X), y: 10 + row * (HEIGHT + GAP_Y) }];
    }),
  );
}

customElements.define("czar-graph", Graph);
