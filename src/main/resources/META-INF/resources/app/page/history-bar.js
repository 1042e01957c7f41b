import { LitElement, css, html, nothing } from "lit";
import { fetchJson } from "./documents.js";
import { routeTo, parseRoute } from "./route.js";
import { shared } from "../design/style.js";
import { elapsed, timeOfDay, dateTime } from "./format.js";

const MOST = 1000;
const REST = 120;

/** Shows which recorded cycle the page displays, with a slider and buttons to go to another. */
class HistoryBar extends LitElement {
  static properties = { past: { attribute: false }, now: { attribute: false }, moments: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.4rem 0.8rem;
        padding: 0.5rem 1rem;
        background: var(--past);
        border-bottom: 2px solid var(--accent);
      }
      input {
        flex: 1;
        min-width: 12rem;
        padding: 0;
      }
      @media print {
        button,
        input {
          display: none;
        }
      }
    `,
  ];

  #changed = () => {
    this.requestUpdate();
    const last = this.moments?.at(-1);
    if (last && this.past.moment?.cycle > last.cycle) {
      this.#load();
    }
  };

  connectedCallback() {
    super.connectedCallback();
    this.past.addEventListener("change", this.#changed);
    this.#load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.past.removeEventListener("change", this.#changed);
  }

  async #load() {
    try {
      this.moments = (await fetchJson(`/api/v1/projects/${encodeURIComponent(this.past.project)}/cycles?limit=${MOST}`)).cycles;
    } catch {
      this.moments = [];
    }
  }

  render() {
    const { moment, earlier, later, failure } = this.past;
    return html`
      <span role="status">${failure ? html`<strong class="bad">${failure}</strong>` : this.#caption(moment)}</span>
      <button @click=${() => this.#go(earlier.cycle)} ?disabled=${!earlier}>◀ Previous cycle</button>
      <button @click=${() => this.#go(later.cycle)} ?disabled=${!later}>Next cycle ▶</button>
      <button @click=${() => this.#go()}>Back to live</button>
      ${this.moments?.length && moment ? this.#slider(moment) : nothing}
    `;
  }

  #caption(moment) {
    return moment
      ? html`Showing the state at <strong>${shown(moment.at)}</strong> (cycle ${moment.cycle}), ${elapsed(moment.at, this.now)} ago; read-only.`
      : "Loading history.";
  }

  #slider(moment) {
    const after = this.moments.findIndex((one) => one.cycle > moment.cycle);
    const place = after < 0 ? this.moments.length - 1 : Math.max(0, after - 1);
    return html`<input
      type="range"
      aria-label="Recorded cycle"
      aria-valuetext="${shown(moment.at)}, cycle ${moment.cycle}"
      min="0"
      max=${this.moments.length - 1}
      .value=${String(place)}
      @input=${(event) => this.#slide(this.moments[event.target.value].cycle)}
      @keydown=${(event) => this.#key(event)}
    />`;
  }

  /** A key goes to the very next cycle, even where the slider leaves some out. */
  #key(event) {
    const beside = { ArrowLeft: this.past.earlier, ArrowRight: this.past.later }[event.key];
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      event.preventDefault();
      if (beside) {
        this.#replace(beside.cycle);
      }
    }
  }

  #slide(cycle) {
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.#replace(cycle), REST);
  }

  #go(cycle) {
    location.hash = this.#address(cycle);
  }

  /** Adds no entry to the history of the browser. */
  #replace(cycle) {
    location.replace(this.#address(cycle));
  }

  #address(cycle) {
    const { view, about } = parseRoute();
    return routeTo(this.past.project, cycle && String(cycle), view, about);
  }
}

const shown = (at) => (new Date(at).toDateString() === new Date().toDateString() ? timeOfDay(at) : dateTime(at));

customElements.define("czar-history-bar", HistoryBar);
