import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { fetchJson } from "../page/documents.js";
import { formatQuery, parseQuery } from "./filter.js";
import { vetoedDecisions } from "./vetoed-decisions.js";
import { activeOrders } from "./active-orders.js";
import "./decision-list.js";
import "./decision-detail.js";
import "./why-not.js";

/** What was decided: a list to search, each decision from its facts to its outcome, and why something was not decided. */
class Decisions extends View {
  static properties = { rules: { state: true }, query: { state: true } };

  static styles = [
    View.styles,
    css`
      section ul {
        padding-left: 1.3rem;
        margin: 0.2rem 0;
      }
    `,
  ];

  constructor() {
    super();
    this.rules = [];
    this.query = {};
  }

  willUpdate(changes) {
    super.willUpdate(changes);
    if (changes.has("about")) {
      this.asked = this.about?.startsWith("why-not?") ? Object.fromEntries(new URLSearchParams(this.about.slice(8))) : undefined;
      this.query = (this.asked ? {} : parseQuery(this.about)) ?? {};
      this.one = this.asked || parseQuery(this.about) ? undefined : this.about;
    }
    if (changes.has("live")) {
      this.#names();
    }
  }

  async #names() {
    try {
      this.rules = (await fetchJson(`${this.base}/rules`)).rules.map((rule) => rule.name).sort();
    } catch {
      this.rules = [];
    }
  }

  render() {
    const whyNot = html`<czar-why-not .live=${this.live} .now=${this.now} .asked=${this.asked} .rules=${this.rules}></czar-why-not>`;
    return html`
      ${this.asked ? whyNot : nothing}
      ${this.one
        ? html`<p><a href=${this.link("decisions")}>All decisions</a></p>
            <czar-decision-detail .live=${this.live} .now=${this.now} .about=${this.one}></czar-decision-detail>`
        : this.#all()}
      ${this.asked ? nothing : whyNot}
    `;
  }

  #all() {
    return html`
      <czar-decision-filter
        .query=${this.query}
        .workers=${this.live.all("worker/").map((worker) => worker.id)}
        .tasks=${this.live.all("task/").map((task) => task.task?.id ?? task.id)}
        .kinds=${[...new Set(this.decisions.map((decision) => decision.action.kind))].sort()}
        .rules=${this.rules}
        @search=${({ detail }) => (location.hash = this.link(...["decisions", formatQuery(detail)].filter(Boolean)))}
      ></czar-decision-filter>
      ${activeOrders(this.live, this.now)} ${vetoedDecisions(this.live, this.query, (...path) => this.link(...path))}
      <czar-decision-list .live=${this.live} .now=${this.now} .query=${this.query}></czar-decision-list>
    `;
  }
}

customElements.define("czar-decisions", Decisions);
