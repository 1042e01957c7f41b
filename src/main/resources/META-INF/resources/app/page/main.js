import { LitElement, css, nothing } from "lit";
import { html, literal } from "lit/static-html.js";
import { LiveDocuments, fetchJson } from "./documents.js";
import "./command-notice.js";
import "./history-bar.js";
import { listen, searchField } from "./keyboard.js";
import "./palette.js";
import { RecordedDocuments } from "./recorded-documents.js";
import { routeTo, parseRoute } from "./route.js";
import { elapsed } from "./format.js";
import { shared } from "../design/style.js";
import "../overview/overview.js";
import "../decisions/decisions.js";
import "../graph/graph.js";
import "../merging/merging.js";
import "../rules/rules.js";
import "../timeline/timeline.js";
import "../worker/worker.js";
import "../report/report.js";
import "../projects/projects.js";
import { needsBySubject } from "../overview/needs.js";

/** Each view: its name in the address, its title (none: only linked to), its element. */
const VIEWS = [
  ["overview", "Overview", literal`czar-overview`],
  ["decisions", "Decisions", literal`czar-decisions`],
  ["timeline", "Timeline", literal`czar-timeline`],
  ["graph", "Graph", literal`czar-graph`],
  ["merging", "Merging", literal`czar-merging`],
  ["rules", "Rules", literal`czar-rules`],
  ["worker", "", literal`czar-worker`],
  ["report", "", literal`czar-report`],
  ["projects", "", literal`czar-projects`],
];

/** What a view without a title in the navigation is called in that of the window. */
const UNLISTED = { worker: "Worker", report: "Report", projects: "All projects" };

/** The page: which project, which view, how fresh. The address after # says it all, so that everything can be linked to. */
class Page extends LitElement {
  static properties = {
    projects: { state: true },
    live: { state: true },
    now: { state: true },
    route: { state: true },
    failure: { state: true },
    commands: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        --side: max(1rem, calc((100vw - 120rem) / 2));
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem 1.2rem;
        align-items: baseline;
        padding: 0.6rem var(--side);
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }
      h1 {
        font-size: 1.15rem;
        margin: 0;
      }
      nav {
        display: flex;
        flex-wrap: wrap;
        gap: 0.1rem 0.9rem;
      }
      nav a {
        text-decoration: none;
        padding: 0.1rem 0;
      }
      @media (max-width: 30rem) {
        :host {
          --side: 0.6rem;
        }
        header {
          padding-block: 0.4rem;
        }
      }
      nav a[aria-current] {
        border-bottom: 2px solid var(--accent);
        font-weight: 600;
      }
      .last-update {
        margin-left: auto;
      }
      main {
        padding: 0 var(--side) 2rem;
      }
      .offline {
        background: var(--bad);
        color: var(--panel);
        padding: 0.4rem 1rem;
        margin: 0;
      }
      main.past {
        --orders-visibility: hidden;
      }
      @media print {
        nav,
        .last-update,
        .offline {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.projects = [];
    this.now = Date.now();
    this.route = [];
    this.commands = [];
    listen({
      go: (view) => (location.hash = routeTo(this.route[0] ?? "", this.live?.when, view)),
      help: () => this.#palette("help"),
      palette: () => this.#palette("find"),
      search: () => this.#search(),
    });
    this.addEventListener("command", ({ detail }) => (this.commands = [...this.commands.filter(({ about }) => about !== detail.about), detail]));
    addEventListener("hashchange", () => this.#go());
    setInterval(() => (this.now = Date.now() - (this.present?.skew ?? 0)), 1000);
    this.#begin();
  }

  async #begin() {
    try {
      this.projects = (await fetchJson("/api/v1/projects")).projects.map((project) => project.name);
      this.failure = undefined;
      this.#go();
    } catch (failure) {
      this.failure = failure.message;
      setTimeout(() => this.#begin(), 2000);
    }
  }

  #go() {
    const { project: named, when, view, about } = parseRoute();
    const project = this.projects.includes(named) ? named : this.projects[0];
    const first = !named && this.projects.length > 1 ? "projects" : "overview";
    this.route = [project, VIEWS.some(([name]) => name === view) ? view : first, about];
    if (project && this.present?.project !== project) {
      this.present = this.#watched(new LiveDocuments(project));
      this.past = this.#watched(new RecordedDocuments(project));
    }
    this.live = when ? this.past : this.present;
    if (when) {
      this.past?.go(when);
    }
  }

  /** Also says how much needs a human, for this is all that one sees of a page behind another. */
  updated() {
    const [project, view] = this.route;
    const needs = needsBySubject(this.present?.one("project")).length;
    const title = VIEWS.find(([name]) => name === view)?.[1] || UNLISTED[view];
    document.title = [needs && `(${needs})`, [project, project && title, "Czar"].filter(Boolean).join(" – ")].filter(Boolean).join(" ");
  }

  #palette(mode) {
    this.renderRoot.querySelector("czar-palette").open(mode);
  }

  #search() {
    const field = searchField(this.renderRoot.querySelector("main").shadowRoot ?? this.renderRoot.querySelector("main"));
    const fold = field?.closest("czar-fold")?.renderRoot.querySelector("details");
    if (fold) {
      fold.open = true;
    }
    field?.focus();
  }

  #watched(documents) {
    documents.addEventListener("change", () => this.requestUpdate());
    return documents;
  }

  render() {
    const [project, view, about] = this.route;
    const past = this.live?.past;
    const [, , element] = VIEWS.find(([name]) => name === view) ?? VIEWS[0];
    return html`
      <header>
        <h1>${project ?? "Czar"}</h1>
        <nav aria-label="Views">
          ${VIEWS.filter(([, title]) => title).map(
            ([name, title]) =>
              html`<a href=${routeTo(project ?? "", this.live?.when, name)} aria-current=${name === view ? "page" : nothing}>${title}</a>`,
          )}
        </nav>
        ${this.projects.length > 1
          ? html`<nav aria-label="Projects"><a href="#/" aria-current=${view === "projects" ? "page" : nothing}>All projects</a>${this.projects.map((name) => html`<a href=${routeTo(name)}>${name}</a>`)}</nav>`
          : nothing}
        <button title="Go to anything (Ctrl K); ? shows all keys" @click=${() => this.#palette("find")}>Go to…</button>
        <span class="last-update faint" role="status">${this.#freshness()}</span>
      </header>
      <czar-command-notice .commands=${this.commands} @dismiss=${({ detail }) => (this.commands = this.commands.filter(({ about: one }) => one !== detail))}></czar-command-notice>
      <czar-palette .live=${this.live} .projects=${this.projects} .views=${VIEWS.filter(([, title]) => title)}></czar-palette>
      ${this.#offlineNotice()} ${past ? html`<czar-history-bar role="region" aria-label="History" .past=${this.past} .now=${this.now}></czar-history-bar>` : nothing}
      <main class=${past ? "past" : "present"}>
        ${this.live ? html`<${element} .live=${this.live} .now=${past ? this.past.heard : this.now} .about=${about}></${element}>` : nothing}
      </main>
    `;
  }

  #freshness() {
    if (!this.present?.heard) {
      return "";
    }
    const heard = new Date(this.present.heard).toISOString();
    const [project, view, about] = this.route;
    return html`as of ${elapsed(heard, this.now)} ago
    ${this.live.past ? nothing : html`· <a href=${routeTo(project, heard, view, about)}>View history</a>`}`;
  }

  #offlineNotice() {
    if (this.failure) {
      return html`<p class="offline" role="alert">${this.failure}</p>`;
    }
    return this.present && !this.present.connected && this.present.heard
      ? html`<p class="offline" role="alert">Connection lost. Showing the last known state; reconnecting.</p>`
      : nothing;
  }
}

customElements.define("czar-page", Page);
