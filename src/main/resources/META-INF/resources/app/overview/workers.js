import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { name } from "../design/parts.js";
import { compareNatural, elapsed, healthBadge, label } from "../page/format.js";
import { orderSummary, workerOrders } from "../page/orders.js";
import { waitingText } from "../page/waiting.js";

/** So many tiles are drawn at once, the others after them, so that the page answers meanwhile. */
const AT_ONCE = 12;

const BY_URGENCY = ["CRASHED", "STUCK", "AWAITING_INPUT", "LIMITED", "SLOW", "UNKNOWN", "BLOCKED", "STARTING", "HEALTHY"];
const urgency = ({ health }) => BY_URGENCY.indexOf(health);
const byName = (a, b) => compareNatural(a.id, b.id);

/** Orders of the tiles of a group: their words and how two of them compare. */
const SORTS = {
  name: ["name", byName],
  silence: ["last activity", (a, b) => (a.lastSignOfLife ?? "").localeCompare(b.lastSignOfLife ?? "") || byName(a, b)],
  task: ["task", (a, b) => compareNatural(a.task || "~", b.task || "~") || byName(a, b)],
};

/** By what tiles are put together: the words, and the group of a worker. */
const GROUPS = {
  health: ["health", ({ health }) => health],
  agent: ["agent", ({ agent }) => agent],
  task: ["with or without a task", ({ task }) => (task ? "with a task" : "without a task")],
};

/** The fleet as tiles: in groups, filtered and sorted, the most urgent first. */
class Workers extends View {
  static properties = { text: { state: true }, sort: { state: true }, by: { state: true }, opened: { state: true }, drawn: { state: true } };

  static styles = [
    View.styles,
    css`
      .groups {
        display: flex;
        flex-wrap: wrap;
        gap: 0.7rem 1.2rem;
      }
      .group {
        max-width: 100%;
      }
      ul.tiles {
        display: flex;
        flex-wrap: wrap;
      }
      li {
        flex: 0 0 10.8rem;
      }
      @media (max-width: 30rem) {
        .group {
          width: 100%;
        }
        li {
          flex: 0 0 calc(50% - var(--gap) / 2);
        }
      }
      li {
        background: var(--panel);
        border: 1px solid var(--line);
        border-left: 4px solid var(--faint);
        border-radius: var(--round);
        padding: 0.2rem 0.5rem;
        min-width: 0;
        font-size: var(--small);
        contain: layout style;
      }
      li.open {
        flex: 1 0 100%;
      }
      li.bad {
        border-left-color: var(--bad);
        background: var(--bad-ground);
        color: inherit;
        font-weight: 400;
      }
      li.slow {
        border-left-color: var(--slow);
        color: inherit;
      }
      li.good {
        border-left-color: var(--good);
        color: inherit;
      }
      li.unsure {
        border-left-color: var(--unsure);
        color: inherit;
      }
      .head {
        display: flex;
        justify-content: space-between;
        gap: 0.4rem;
      }
      .head a {
        font-weight: 600;
      }
      li button {
        padding: 0 0.4rem;
      }
    `,
  ];

  constructor() {
    super();
    this.text = "";
    this.sort = "name";
    this.by = "health";
    this.drawn = AT_ONCE;
  }

  updated() {
    if (this.drawn < this.live.all("worker/").length) {
      setTimeout(() => (this.drawn += AT_ONCE));
    }
  }

  render() {
    const all = this.live.all("worker/");
    if (!all.length) {
      return html`<p class="faint">There are no workers. Add one with <code>czar worker add</code>, or in czar.yaml.</p>`;
    }
    const wanted = this.text.toLowerCase();
    const seen = all.filter((worker) => !wanted || `${worker.id} ${worker.agent} ${worker.task} ${label(worker.health)} ${worker.branch}`.toLowerCase().includes(wanted));
    const groups = new Map();
    seen.sort((a, b) => urgency(a) - urgency(b) || SORTS[this.sort][1](a, b)).forEach((worker) => {
      const group = GROUPS[this.by][1](worker);
      groups.set(group, [...(groups.get(group) ?? []), worker]);
    });
    let left = this.drawn;
    return html`${this.#filter(seen.length, all.length)}
    <div class="groups">${[...groups].map(([group, members]) => {
      const tiles = members.sort(SORTS[this.sort][1]).slice(0, Math.max(0, left));
      left -= members.length;
      return html`<div class="group">
        <h3>${this.by === "health" ? healthBadge(group) : group} ${members.length}</h3>
        <ul class="tiles">
          ${repeat(tiles, ({ id }) => id, (worker) => this.#tile(worker))}
        </ul>
      </div>`;
    })}</div>
    ${seen.length ? nothing : html`<p class="faint">No worker has this in its name, task or health.</p>`}`;
  }

  #filter(seen, all) {
    const choice = (title, value, choices, put) => html`<label>${title}
      <select @change=${(event) => put(event.target.value)}>${Object.entries(choices).map(([key, [word]]) => html`<option value=${key} ?selected=${key === value}>${word}</option>`)}</select></label>`;
    return html`<czar-fold title="Filter workers"><div class="row">
      <label>find <input type="search" data-search placeholder="worker, task, health" .value=${this.text} @input=${(event) => (this.text = event.target.value)} /></label>
      ${choice("group by", this.by, GROUPS, (by) => (this.by = by))} ${choice("sort by", this.sort, SORTS, (sort) => (this.sort = sort))}
      <span class="faint">${seen} of ${all}</span>
    </div></czar-fold>`;
  }

  #tile(worker) {
    const { id, task, health, hold, waitingFor, lastSignOfLife } = worker;
    const open = this.opened === id;
    return html`<li class="${KINDS[health] ?? "unsure"} ${open ? "open" : ""}" aria-label=${id}>
      <div class="head">
        <a class="cut" href=${this.link("worker", id)}>${id}</a>
        <span class="faint mark">${lastSignOfLife ? elapsed(lastSignOfLife, this.now) : ""}
          <button class="act" aria-label="Orders for ${id}" aria-expanded=${String(open)} @click=${() => (this.opened = open ? undefined : id)}>⋯</button></span>
      </div>
      <div class="cut">${this.by === "health" ? nothing : healthBadge(health)} ${task ? html`<a href=${this.link("graph", task)}>${name(task, 24)}</a>` : html`<span class="faint">no task</span>`}</div>
      ${task && health !== "HEALTHY" && waitingFor?.length ? html`<div class="cut faint" title=${waitingText(waitingFor)}>waits for ${waitingText(waitingFor)}</div>` : nothing}
      ${hold && !open ? html`<div class="cut slow">${orderSummary(hold, this.now)}</div>` : nothing} ${open ? this.#orders(worker) : nothing}
    </li>`;
  }

  #orders(worker) {
    return html`<div class="row"><czar-attach-button .live=${this.live} .worker=${worker.id}></czar-attach-button> ${workerOrders(this.live, worker, this.now)}</div>`;
  }
}

const KINDS = { CRASHED: "bad", STUCK: "bad", AWAITING_INPUT: "slow", LIMITED: "slow", SLOW: "slow", HEALTHY: "good" };

customElements.define("czar-workers", Workers);
