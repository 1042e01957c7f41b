import { LitElement, css, nothing } from "lit";
import { html, literal } from "lit/static-html.js";
import { LiveDocuments, fetchJson } from "./documents.js";
import "./history-bar.js";
import { RecordedDocuments } from "./recorded-documents.js";
import { routeTo, parseRoute } from "./route.js";
import { elapsed } from "./format.js";
import { shared } from "./style.js";
import "../overview/overview.js";
import "../decisions/decisions.js";
import "../graph/graph.js";
import "../merging/merging.js";
import "../rules/rules.js";
import "../timeline/timeline.js";
import "../worker/worker.js";
import "../report/report.js";

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
];

/** The page: which project, which view, how fresh. The address after # says it all, so that everything can be linked to. */
class Page extends LitElement {
  static properties = {
    projects: { state: true },
    live: { state: true },
    now: { state: true },
    route: { state: true },
    failure: { state: true },
  };

  static styles = [
    shared,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem 1.2rem;
        align-items: baseline;
        padding: 0.6rem 1rem;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }
      h1 {
        font-size: 1.15rem;
        margin: 0;
      }
      nav {
        display: flex;
        gap: 0.9rem;
      }
      nav a {
        text-decoration: none;
        padding: 0.1rem 0;
      }
      nav a[aria-current] {
        border-bottom: 2px solid var(--accent);
        font-weight: 600;
      }
      .last-update {
        margin-left: auto;
      }
      main {
        padding: 0 1rem 2rem;
        max-width: 90rem;
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
    addEventListener("hashchange", () => this.#go());
    setInterval(() => (this.now = Date.now() - (this.present?.skew ?? 0)), 1000);
    this.#begin();
  }

  async #begin() {
    try {
      this.projects = (await fetchJson("/api/projects")).projects.map((project) => project.name);
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
    this.route = [project, VIEWS.some(([name]) => name === view) ? view : "overview", about];
    if (project && this.present?.project !== project) {
      this.present = this.#watched(new LiveDocuments(project));
      this.past = this.#watched(new RecordedDocuments(project));
    }
    this.live = when ? this.past : this.present;
    if (when) {
      this.past?.go(when);
    }
    document.title = project ? `${project} – Czar` : "Czar";
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
          ? html`<nav aria-label="Projects">${this.projects.map((name) => html`<a href=${routeTo(name)}>${name}</a>`)}</nav>`
          : nothing}
        <span class="last-update faint" role="status">${this.#freshness()}</span>
      </header>
      ${this.#offlineNotice()} ${past ? html`<czar-history-bar .past=${this.past} .now=${this.now}></czar-history-bar>` : nothing}
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
