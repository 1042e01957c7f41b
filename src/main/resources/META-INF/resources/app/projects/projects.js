import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { partsBar, charts } from "../design/charts.js";
import { empty, loading } from "../design/parts.js";
import { fetchJson } from "../page/documents.js";
import { label, plural } from "../page/format.js";
import { PHASES } from "../overview/phases.js";
import { needsBySubject } from "../overview/needs.js";
import { routeTo } from "../page/route.js";

const AGAIN = 5000;
const SHOWN = 3;

/** All projects of this Czar, those that need a human first: what waits, how far each is, how its workers are. */
class Projects extends View {
  static properties = { projects: { state: true }, failure: { state: true } };

  static styles = [
    View.styles,
    charts,
    css`
      .tiles {
        grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
      }
      h3 {
        font-size: 1.1rem;
      }
      p {
        margin: 0.3rem 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  #timer;

  connectedCallback() {
    super.connectedCallback();
    this.#ask();
    this.#timer = setInterval(() => this.#ask(), AGAIN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  async #ask() {
    try {
      this.projects = (await fetchJson("/api/v1/projects")).projects;
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  render() {
    if (!this.projects) {
      return this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : loading();
    }
    const byNeeds = [...this.projects].sort((a, b) => needsBySubject(b).length - needsBySubject(a).length || a.name.localeCompare(b.name));
    return html`<h2>${plural(byNeeds.length, "project")}</h2>
      ${byNeeds.length ? html`<ul class="tiles">${byNeeds.map((project) => this.#tile(project))}</ul>` : empty("No project is served. Start one with czar up in its folder.")}`;
  }

  #tile(project) {
    const needs = needsBySubject(project);
    const counts = PHASES.map(({ title, colour, stages }) => ({ name: title, colour, count: stages.reduce((sum, stage) => sum + (project.tasks[stage] ?? 0), 0) })).reverse();
    const all = counts.reduce((sum, { count }) => sum + count, 0);
    return html`<li class="card ${needs.length ? "bad-edge" : ""}" aria-label=${project.name}>
      <h3 class="row"><a href=${routeTo(project.name, "", "overview")}>${project.name}</a> <span class="faint">${label(project.state)}</span></h3>
      <p class=${needs.length ? "bad" : "good"}>${needs.length ? `${needs.length} ${needs.length === 1 ? "needs" : "need"} a human` : "● Nothing needs attention."}</p>
      ${needs.slice(0, SHOWN).map(([{ worker, text }]) => html`<p>${worker ? html`<b>${worker}</b>: ` : nothing}${text}</p>`)}
      ${needs.length > SHOWN ? html`<p class="faint">and ${needs.length - SHOWN} more</p>` : nothing}
      <p>${counts[0].count} of ${plural(all, "task")} done</p>
      ${partsBar(`Tasks of ${project.name} by stage`, counts)}
      <p class="faint">${Object.entries(project.workers).map(([health, count]) => `${count} ${label(health)}`).join(", ") || "no workers"}</p>
    </li>`;
  }
}

customElements.define("czar-projects", Projects);
