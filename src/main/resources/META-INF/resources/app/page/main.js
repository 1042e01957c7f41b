import { LitElement, css, nothing } from "lit";
import { html, literal } from "lit/static-html.js";
import { Live, ask } from "./live.js";
import "./moment.js";
import { Past } from "./past.js";
import { address, place } from "./place.js";
import { ago } from "./words.js";
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
    place: { state: true },
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
      .fresh {
        margin-left: auto;
      }
      main {
        padding: 0 1rem 2rem;
        max-width: 90rem;
      }
      .away {
        background: var(--bad);
        color: var(--panel);
        padding: 0.4rem 1rem;
        margin: 0;
      }
      main.past {
        --act: hidden;
      }
      @media print {
        nav,
        .fresh,
        .away {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.projects = [];
    this.now = Date.now();
    this.place = [];
    addEventListener("hashchange", () => this.#go());
    setInterval(() => (this.now = Date.now() - (this.present?.skew ?? 0)), 1000);
    this.#begin();
  }

  async #begin() {
    try {
      this.projects = (await ask("/api/projects")).projects.map((project) => project.name);
      this.failure = undefined;
      this.#go();
    } catch (failure) {
      this.failure = failure.message;
      setTimeout(() => this.#begin(), 2000);
    }
  }

  #go() {
    const { project: named, when, view, about } = place();
    const project = this.projects.includes(named) ? named : this.projects[0];
    this.place = [project, VIEWS.some(([name]) => name === view) ? view : "overview", about];
    if (project && this.present?.project !== project) {
      this.present = this.#watched(new Live(project));
      this.past = this.#watched(new Past(project));
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
    const [project, view, about] = this.place;
    const past = this.live?.past;
    const [, , element] = VIEWS.find(([name]) => name === view) ?? VIEWS[0];
    return html`
      <header>
        <h1>${project ?? "Czar"}</h1>
        <nav aria-label="Views">
          ${VIEWS.filter(([, title]) => title).map(
            ([name, title]) =>
              html`<a href=${address(project ?? "", this.live?.when, name)} aria-current=${name === view ? "page" : nothing}>${title}</a>`,
          )}
        </nav>
        ${this.projects.length > 1
          ? html`<nav aria-label="Projects">${this.projects.map((name) => html`<a href=${address(name)}>${name}</a>`)}</nav>`
          : nothing}
        <span class="fresh faint" role="status">${this.#freshness()}</span>
      </header>
      ${this.#away()} ${past ? html`<czar-moment .past=${this.past} .now=${this.now}></czar-moment>` : nothing}
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
    const [project, view, about] = this.place;
    return html`as of ${ago(heard, this.now)} ago
    ${this.live.past ? nothing : html`· <a href=${address(project, heard, view, about)}>Look back</a>`}`;
  }

  #away() {
    if (this.failure) {
      return html`<p class="away" role="alert">${this.failure}</p>`;
    }
    return this.present && !this.present.connected && this.present.heard
      ? html`<p class="away" role="alert">The service is away. This is how things were; the page looks for it again.</p>`
      : nothing;
  }
}

customElements.define("czar-page", Page);
