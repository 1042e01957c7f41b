import { LitElement, css, html, nothing } from "lit";
import { shared } from "../design/style.js";
import { routeTo } from "./route.js";
import { label } from "./format.js";

const SHOWN = 12;
const KEYS = [
  ["?", "these keys"],
  ["Ctrl K", "go to a view, worker, task, rule or project by its name"],
  ["/", "search in this view"],
  ["g o", "overview"],
  ["g d", "decisions"],
  ["g t", "timeline"],
  ["g g", "graph"],
  ["g m", "merging"],
  ["g r", "rules"],
  ["g a", "all projects"],
];

/** Goes to anything by its name, or explains the keys. */
class Palette extends LitElement {
  static properties = { live: { attribute: false }, projects: { attribute: false }, views: { attribute: false }, mode: { state: true }, text: { state: true }, at: { state: true } };

  static styles = [
    shared,
    css`
      dialog {
        width: min(36rem, 94vw);
        margin-top: 10vh;
        padding: 0.8rem;
        color: var(--ink);
        background: var(--panel);
        border: 1px solid var(--accent);
        border-radius: var(--round);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 40%);
      }
      input {
        width: 100%;
        padding: 0.4rem 0.6rem;
      }
      ul {
        list-style: none;
        margin: 0.5rem 0 0;
        padding: 0;
      }
      li {
        padding: 0.25rem 0.6rem;
        border-radius: var(--round);
        cursor: pointer;
      }
      li[aria-selected="true"] {
        background: var(--accent);
        color: var(--panel);
      }
      li[aria-selected="true"] .faint {
        color: inherit;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 0.3rem 1rem;
      }
      dd {
        margin: 0;
      }
      kbd {
        border: 1px solid var(--line);
        border-radius: 4px;
        padding: 0 0.4rem;
      }
    `,
  ];

  constructor() {
    super();
    this.text = "";
    this.at = 0;
  }

  async open(mode) {
    Object.assign(this, { mode, text: "", at: 0, opening: true });
    await this.updateComplete;
    const dialog = this.renderRoot.querySelector("dialog");
    if (!dialog.open) {
      dialog.showModal();
    }
    this.opening = false;
    dialog.querySelector("input, button").focus();
  }

  render() {
    return this.mode
      ? html`<dialog aria-label=${this.mode === "help" ? "Keys" : "Go to"} @close=${(event) => this.#closed(event.target)} @click=${(event) => event.target.matches("dialog") && this.#close()}>
          ${this.mode === "help" ? this.#help() : this.#finder()}
        </dialog>`
      : nothing;
  }

  #help() {
    return html`<h2>Keys</h2>
      <dl>${KEYS.map(([key, what]) => html`<dt><kbd>${key}</kbd></dt><dd>${what}</dd>`)}</dl>
      <button @click=${() => this.#close()}>Close</button>`;
  }

  #finder() {
    const found = this.#found();
    return html`<input type="text" role="combobox" aria-label="Go to" aria-expanded="true" aria-controls="found" aria-activedescendant=${found.length ? `found-${this.at}` : nothing} autocomplete="off"
        placeholder="view, worker, task, rule, project" .value=${this.text} @input=${(event) => Object.assign(this, { text: event.target.value, at: 0 })} @keydown=${(event) => this.#key(event, found)} />
      <ul id="found" role="listbox" aria-label="Found">
        ${found.map(([kind, name, address], at) => html`<li id="found-${at}" role="option" aria-selected=${String(at === this.at)} @click=${() => this.#go(address)}>${name} <span class="faint">${kind}</span></li>`)}
      </ul>
      ${found.length ? nothing : html`<p class="faint">Nothing has this in its name.</p>`}`;
  }

  #found() {
    const wanted = this.text.toLowerCase().split(/\s+/).filter(Boolean);
    const hits = this.#all().filter(([kind, name]) => wanted.every((word) => `${kind} ${name}`.toLowerCase().includes(word)));
    return hits.slice(0, SHOWN);
  }

  #all() {
    const { live } = this;
    const link = (...path) => routeTo(live?.project ?? "", live?.when, ...path);
    const views = this.views.map(([view, title]) => ["view", title, link(view)]);
    if (!live) {
      return views;
    }
    return [
      ...views,
      ...this.projects.map((name) => ["project", name, routeTo(name)]),
      ...live.all("worker/").map(({ id, health }) => [`worker, ${label(health)}`, id, link("worker", id)]),
      ...(live.one("graph")?.tasks ?? []).map(({ task, stage }) => [`task, ${label(stage)}`, task, link("graph", task)]),
      ...[...new Set(live.all("decision/").map(({ rule }) => rule))].map((rule) => ["rule", rule, link("rules", rule)]),
    ];
  }

  #key(event, found) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      this.at = Math.max(0, Math.min(found.length - 1, this.at + step));
    } else if (event.key === "Enter" && found[this.at]) {
      event.preventDefault();
      this.#go(found[this.at][2]);
    }
  }

  #go(address) {
    location.hash = address;
    this.#close();
  }

  /** The browser tells of it later, when the dialog may have been opened again. */
  #closed(dialog) {
    if (!this.opening && !dialog.open) {
      this.mode = undefined;
    }
  }

  #close() {
    this.renderRoot.querySelector("dialog")?.close();
  }
}

customElements.define("czar-palette", Palette);
