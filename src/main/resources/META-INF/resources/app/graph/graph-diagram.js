import { LitElement, html, nothing, svg } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { shared } from "../design/style.js";
import { timeOfDay, label, plural } from "../page/format.js";
import { cutMiddle } from "../design/parts.js";
import { counts, reach } from "./groups.js";
import { HEIGHT, WIDTH, layout, next } from "./layout.js";
import { drawing } from "./style.js";
import { finished, timeInStage } from "./task-times.js";

const SHAPES = { INTEGRATED: "✔", DONE: "✔", READY: "○", PENDING: "○", WAITING: "◇", HELD: "■", RETURNED: "▲" };
const EMPHASISED = 10e3;
const SMALLEST = 0.7;

/** The graph as a diagram, of which one node at a time can be reached with Tab and the others from there with arrows. */
class GraphDiagram extends LitElement {
  static properties = {
    graph: { attribute: false },
    scene: { attribute: false },
    chosen: {},
    now: { attribute: false },
    focused: { state: true },
    room: { state: true },
  };

  #sizes = new ResizeObserver(([entry]) => (this.room = Math.floor(entry.contentRect.width) - 2));

  connectedCallback() {
    super.connectedCallback();
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  static styles = [shared, drawing];

  render() {
    const { nodes, edges, shown } = this.scene;
    this.plan = this.#plan(nodes, edges);
    const { places, width, height } = this.plan;
    const chosen = this.chosen && shown.get(this.chosen);
    const focused = nodes.has(this.focused) ? this.focused : (chosen ?? [...nodes.keys()][0]);
    const near = this.#near();
    return html`<p id="keys" class="faint">
        Arrows go along the edges and up and down a column, Home and End to the first and the last; Enter chooses a task or expands a group, - collapses the
        group of a task, Escape chooses nothing. Edges that are met are dotted; ⚑ is the critical path.
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label="Drawing"><svg
        viewBox="0 0 ${width} ${height}"
        width=${this.#scale(width) * width}
        height=${this.#scale(width) * height}
        role="group"
        aria-label="Tasks and their dependencies, left to right"
        aria-describedby="keys"
        @keydown=${this.#key}
      >
        ${edges.map((edge, at) => this.#edge(edge, this.plan.paths[at], near))}
        ${repeat(
          nodes.values(),
          ({ id }) => id,
          (node) => this.#node(node, places.get(node.id), { chosen: node.id === chosen, reached: node.id === focused, near }),
        )}
        ${this.#cleared(edges)}
      </svg></div>`;
  }

  /** As wide as there is room, as long as it can be read. */
  #scale(width) {
    return Math.min(1, Math.max(SMALLEST, (this.room ?? width) / width));
  }

  /** The layout, made anew only when what is drawn is other than before. */
  #plan(nodes, edges) {
    const ids = [...nodes.keys()];
    const key = JSON.stringify([ids, edges.map(({ from, to }) => [from, to])]);
    if (key !== this.planned?.key) {
      this.planned = { key, ...layout(ids, edges) };
    }
    return this.planned;
  }

  #near() {
    const { edges, tasks } = this.graph;
    return tasks.some(({ task }) => task === this.chosen)
      ? new Set([this.chosen, ...reach(this.chosen, edges, "requirement"), ...reach(this.chosen, edges, "task")])
      : undefined;
  }

  #edge(edge, path, near) {
    const critical = this.graph.criticalPath;
    const hot = edge.of.some(({ task, requirement }) => critical.includes(task) && critical[critical.indexOf(task) - 1] === requirement);
    const fresh = edge.of.some((one) => this.#fresh(one));
    const close = edge.of.some(({ task, requirement }) => near?.has(task) && near.has(requirement));
    const kinds = [edge.of.every(({ met }) => met) && "met", hot && "critical", fresh && "fresh", close && "near", near && !close && "dim"];
    return svg`<path class=${kinds.filter(Boolean).join(" ")} d=${path}></path>`;
  }

  /** Over a node whose requirement was met just now, or belongs to the chosen task: when the last of them did. */
  #cleared(edges) {
    const latest = new Map();
    edges.forEach(({ to, of }) =>
      of
        .filter((one) => one.since && (one.task === this.chosen || one.requirement === this.chosen || this.#fresh(one)))
        .forEach(({ since }) => since > (latest.get(to) ?? "") && latest.set(to, since)),
    );
    return [...latest].map(([to, since]) => {
      const { x, y } = this.plan.places.get(to);
      return svg`<text class="small over" x=${x} y=${y - 3}>met ${timeOfDay(since)}</text>`;
    });
  }

  #fresh({ since }) {
    return since && this.now - Date.parse(since) < EMPHASISED;
  }

  #node(node, { x, y }, { chosen, reached, near }) {
    const critical = node.members.some(({ task }) => this.graph.criticalPath.includes(task));
    const kinds = [
      node.node ? "task" : "group",
      node.members.every(finished) && "done",
      critical && "critical",
      chosen && "chosen",
      near && !node.members.some(({ task }) => near.has(task)) && "dim",
    ];
    const [first, second] = node.node ? this.#taskLines(node.node) : groupLines(node);
    return svg`<g
      class=${kinds.filter(Boolean).join(" ")}
      transform="translate(${x} ${y})"
      role="button"
      data-node=${node.id}
      tabindex=${reached ? 0 : -1}
      aria-label=${this.#label(node, critical)}
      aria-expanded=${node.node ? nothing : "false"}
      aria-pressed=${node.node ? String(chosen) : nothing}
      @click=${() => this.#open(node)}
    >
      <title>${node.name}</title>
      <rect width=${WIDTH} height=${HEIGHT} rx=${node.node ? 5 : 14}></rect>
      <text x="9" y="20">${cutMiddle(first, critical ? 23 : 26)}</text>
      <text x="9" y="38" class="small">${cut(second, 29)}</text>
      ${critical ? svg`<path class="flag" d="M${WIDTH - 20} 8 v16 M${WIDTH - 20} 8 l12 4 l-12 4"></path>` : nothing}
    </g>`;
  }

  #taskLines(task) {
    return [`${SHAPES[task.stage] ?? "▶"} ${task.task}`, [!finished(task) && label(task.stage), task.worker, timeInStage(task, this.now)].filter(Boolean).join(" · ")];
  }

  #label(node, critical) {
    if (!node.node) {
      return `${node.name}: ${plural(node.members.length, "task")}, ${inWords(node.members)}${critical ? ", on the critical path" : ""}; collapsed`;
    }
    const { task, stage, worker } = node.node;
    const requires = this.graph.edges.filter((edge) => edge.task === task).map((edge) => edge.requirement);
    const wanted = this.graph.edges.filter((edge) => edge.requirement === task).map((edge) => edge.task);
    return [
      [task, label(stage), worker, timeInStage(node.node, this.now), critical && "on the critical path"].filter(Boolean).join(", "),
      requires.length ? `depends on ${requires.join(", ")}` : "depends on nothing",
      wanted.length ? `required by ${wanted.join(", ")}` : "required by nothing",
    ].join("; ");
  }

  #open(node) {
    this.focused = node.id;
    this.dispatchEvent(new CustomEvent(node.node ? "choose" : "unfold", { detail: node.name }));
  }

  #key(event) {
    const id = event.target.closest("[data-node]")?.dataset.node;
    const node = this.scene.nodes.get(id);
    if (!node || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const { key } = event;
    if (key === "Enter" || key === " ") {
      event.preventDefault();
      this.#open(node);
    } else if (key === "-" && node.node) {
      this.dispatchEvent(new CustomEvent("fold", { detail: node.name }));
    } else if (key === "Escape") {
      this.dispatchEvent(new CustomEvent("choose", { detail: "" }));
    } else if (/^Arrow|^Home$|^End$/.test(key)) {
      event.preventDefault();
      this.#go(this.#towards(key, id));
    }
  }

  #towards(key, id) {
    const ids = [...this.plan.places.keys()];
    if (key === "Home") {
      return ids[0];
    }
    return key === "End" ? ids.at(-1) : next(key, id, this.scene.edges, this.plan);
  }

  async #go(id) {
    if (id) {
      this.focused = id;
      await this.updateComplete;
      this.renderRoot.querySelector(`[data-node="${CSS.escape(id)}"]`)?.focus();
    }
  }
}

const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const inWords = (members) => counts(members).map(([stage, many]) => `${many} ${label(stage)}`).join(", ");
const groupLines = ({ name, members }) => [`⊞ ${label(name)} (${members.length})`, inWords(members)];

customElements.define("czar-graph-diagram", GraphDiagram);
