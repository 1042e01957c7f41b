import { css, html, LitElement } from "lit";
import "../design/fold.js";
import { shared } from "../design/style.js";

const NAMES = ["worker", "task", "kind", "rule", "status", "text", "from", "to"];
const STATUSES = ["OPEN", "DONE", "FAILED", "LAPSED", "SKIPPED", "AWAITING", "VETOED"];

/** A search as the address has it: `worker=a&status=DONE`; undefined when the address is something else. */
export function parseQuery(about) {
  if (!about) {
    return {};
  }
  const given = [...new URLSearchParams(about)];
  return given.every(([name]) => NAMES.includes(name)) ? Object.fromEntries(given) : undefined;
}

export const formatQuery = (query) => new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();

/** The fields of a search; fires `search` with the query when it changes. */
class Filter extends LitElement {
  static properties = { query: { attribute: false }, workers: { attribute: false }, tasks: { attribute: false }, rules: { attribute: false }, kinds: { attribute: false } };

  static styles = [
    shared,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin: 0.8rem 0;
        align-items: center;
      }
    `,
  ];

  render() {
    return html`<czar-fold title="Search decisions"><form @submit=${(event) => this.#search(event)} @change=${(event) => this.#search(event)} role="search" aria-label="Search decisions">
      ${this.#field("text", "text", 14, [])} ${this.#field("worker", "worker", 10, this.workers)} ${this.#field("task", "task", 10, this.tasks)}
      ${this.#field("kind", "kind", 12, this.kinds)} ${this.#field("rule", "rule", 18, this.rules)}
      <label
        >status
        <select name="status" .value=${this.query.status ?? ""}>
          <option value="">any</option>
          ${STATUSES.map((status) => html`<option value=${status} ?selected=${status === this.query.status}>${status.toLowerCase()}</option>`)}
        </select></label
      >
      ${this.#moment("from", "from")} ${this.#moment("to", "to")}
      <button>Search</button>
      <button type="button" @click=${() => this.#tell({})}>Clear</button>
    </form></czar-fold>`;
  }

  #field(name, label, size, choices) {
    return html`<label>${label} <input name=${name} data-search size=${size} list=${`known-${name}`} .value=${this.query[name] ?? ""} /></label>
      <datalist id=${`known-${name}`}>${choices.map((choice) => html`<option value=${choice}></option>`)}</datalist>`;
  }

  #moment(name, label) {
    return html`<label>${label} <input type="datetime-local" step="1" name=${name} .value=${local(this.query[name])} /></label>`;
  }

  #search(event) {
    event.preventDefault();
    const query = Object.fromEntries(new FormData(this.renderRoot.querySelector("form")));
    for (const name of ["from", "to"]) {
      query[name] = query[name] ? new Date(query[name]).toISOString() : "";
    }
    this.#tell(query);
  }

  #tell(query) {
    this.dispatchEvent(new CustomEvent("search", { detail: query }));
  }
}

/** A moment as the field for it has it, in the time of this browser. */
function local(moment) {
  if (!moment || Number.isNaN(Date.parse(moment))) {
    return "";
  }
  const there = new Date(moment);
  return new Date(there.getTime() - there.getTimezoneOffset() * 60000).toISOString().slice(0, 19);
}

customElements.define("czar-decision-filter", Filter);
