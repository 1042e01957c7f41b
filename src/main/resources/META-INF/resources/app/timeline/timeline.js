import { css, html, nothing } from "lit";
import { routeTo } from "../page/route.js";
import { View } from "../page/view.js";
import { timeOfDay, label } from "../page/format.js";
import { EventHistory } from "./event-history.js";
import { EVENT_KINDS, shapeOf, eventText } from "./event-kinds.js";
import "./lanes.js";
import { chartStyle } from "./style.js";

const SPANS = { "1 min": 60e3, "5 min": 300e3, "30 min": 1800e3, "3 h": 10800e3, "1 day": 86400e3 };
const [SHORTEST, LONGEST] = [10e3, 90 * 86400e3];
const PROJECT = "project";
const MANY = 12;

/** What happened when, a lane for each worker and one for the project; it runs with the time unless it is stopped. */
class Timeline extends View {
  static properties = { span: { state: true }, stopped: { state: true }, hidden: { state: true }, chosen: { state: true }, every: { state: true } };

  static styles = [
    View.styles,
    chartStyle,
    css`
      p {
        display: flex;
        gap: 0.4rem 0.6rem;
        flex-wrap: wrap;
        margin: 0.5rem 0;
      }
      p:not(.legend) button[aria-pressed="true"] {
        border-color: var(--accent);
        font-weight: 600;
      }
      .legend button {
        display: inline-flex;
        align-items: center;
        gap: 0.3rem;
      }
      .legend button[aria-pressed="false"] {
        text-decoration: line-through;
        color: var(--faint);
      }
      ul {
        padding-left: 1.2rem;
      }
    `,
  ];

  constructor() {
    super();
    this.span = SPANS["5 min"];
    this.fitted = false;
    this.hidden = new Set();
  }

  /** What is loaded first decides how much is shown: all of it, unless somebody has chosen already. */
  #fit() {
    const { oldest } = this.events;
    if (!this.fitted && oldest) {
      this.fitted = true;
      this.span = this.#spanSince(oldest);
    }
  }

  /** At once, or as soon as there is something. */
  #fitAll() {
    if (this.events.oldest) {
      this.#zoom(this.#spanSince(this.events.oldest) / this.span);
    } else {
      this.fitted = false;
    }
  }

  #spanSince(first) {
    return Math.min(LONGEST, Math.max(SPANS["1 min"], (this.#window().end - first) * 1.05));
  }

  #news = () => this.live.past || this.events.tail();

  willUpdate(changes) {
    super.willUpdate(changes);
    if (changes.has("live")) {
      changes.get("live")?.removeEventListener("change", this.#news);
      this.live.addEventListener("change", this.#news);
      if (this.events?.project !== this.live.project) {
        this.events = Object.assign(new EventHistory(this.base), { project: this.live.project });
        this.events.addEventListener("change", () => {
          this.#fit();
          this.requestUpdate();
        });
      }
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.live.removeEventListener("change", this.#news);
  }

  updated() {
    this.events.since(this.#window().begin);
  }

  #window() {
    const latest = this.live.past ? (this.live.heard || this.now) + this.span / 8 : Math.max(this.now, this.events.latest ?? 0);
    const end = this.stopped ?? latest;
    return { begin: end - this.span, end };
  }

  render() {
    const { lanes, empty, foldable } = this.#shownLanes();
    return html`
      <p>
        ${Object.entries(SPANS).map(
          ([name, span]) => html`<button aria-pressed=${span === this.span} @click=${() => this.#zoom(span / this.span)}>${name}</button>`,
        )}
        <button @click=${() => this.#fitAll()}>Fit</button>
        <button aria-label="Zoom in" @click=${() => this.#zoom(0.5)}>+</button>
        <button aria-label="Zoom out" @click=${() => this.#zoom(2)}>−</button>
        <button @click=${() => this.#pan(-0.5)}>◀ Earlier</button>
        <button @click=${() => this.#pan(0.5)} ?disabled=${!this.stopped}>Later ▶</button>
        <button @click=${() => (this.stopped = this.stopped ? undefined : this.#window().end)}>${this.stopped ? "Follow live" : "Pause"}</button>
        <span class="faint">${this.events.known ? `${this.events.size} events loaded${this.events.more ? ", older ones when you go there" : ", all there are"}` : "Loading."}</span>
        ${this.events.failure ? html`<span class="bad" role="alert">${this.events.failure}</span>` : nothing}
      </p>
      <czar-lanes
        .lanes=${lanes}
        .events=${this.events.lanes}
        .version=${this.events.version}
        .span=${this.#window()}
        .hidden=${this.hidden}
        .moment=${this.live.past ? this.live.heard : undefined}
        @pick=${({ detail }) => (this.chosen = detail)}
        @scrub=${({ detail }) => this.#scrub(detail.time)}
        @zoom=${({ detail }) => this.#zoom(detail.by, detail.time)}
        @pan=${({ detail }) => this.#pan(detail.by)}
      ></czar-lanes>
      ${foldable && empty ? html`<p><button aria-pressed=${String(Boolean(this.every))} @click=${() => (this.every = !this.every)}>${this.every ? "Hide" : "Show"} ${empty} workers without events</button></p>` : nothing}
      <p class="legend">${Object.entries(EVENT_KINDS).map(([name, kind]) => this.#entry(name, ...kind))}</p>
      <p class="faint">Click the time axis to view that moment. Ctrl and the wheel zoom, dragging pans.</p>
      ${this.chosen ? this.#chosen() : nothing}
    `;
  }

  #lanes() {
    const workers = this.live.all("worker/").map((worker) => ({ id: worker.id, name: `${worker.id} ${label(worker.health)}` }));
    const known = new Set(workers.map(({ id }) => id));
    const gone = [...this.events.lanes.keys()].filter((id) => id && !known.has(id)).map((id) => ({ id, name: id }));
    return [{ id: "", name: PROJECT }, ...workers, ...gone].filter(({ id }) => !this.about || !id || id === this.about);
  }

  /** Of many lanes those without any event are left out, until they are asked for. */
  #shownLanes() {
    const all = this.#lanes();
    const filled = all.filter(({ id }) => !id || this.events.lanes.has(id));
    const most = this.every || all.length <= MANY ? all : filled;
    return { lanes: most, empty: all.length - filled.length, foldable: all.length > MANY };
  }

  #entry(name, title, shape, colour) {
    return html`<button class=${colour} aria-pressed=${!this.hidden.has(name)} @click=${() => this.#toggle(name)}>
      <svg class="mark" viewBox="-9 -9 18 18" width="16" height="16" aria-hidden="true">${shapeOf(shape)}</svg>${title}
    </button>`;
  }

  #toggle(name) {
    const hidden = new Set(this.hidden);
    if (!hidden.delete(name)) {
      hidden.add(name);
    }
    this.hidden = hidden;
  }

  #zoom(by, time) {
    this.fitted = true;
    const { end } = this.#window();
    const span = Math.min(LONGEST, Math.max(SHORTEST, this.span * by));
    if (this.stopped && time) {
      this.stopped = time + ((end - time) * span) / this.span;
    }
    this.span = span;
  }

  #pan(by) {
    const end = this.#window().end + by * this.span;
    this.stopped = !this.live.past && end >= this.now ? undefined : end;
  }

  #scrub(time) {
    location.hash = routeTo(this.live.project, new Date(time).toISOString(), "timeline", this.about);
  }

  #chosen() {
    return html`<section aria-label="Chosen">
      <h2>${this.chosen.length} ${this.chosen.length === 1 ? "event" : "events"} <button @click=${() => (this.chosen = undefined)}>Close</button></h2>
      <ul>
        ${this.chosen.slice(0, 100).map((event) => this.#line(event))}
      </ul>
      ${this.chosen.length > 100 ? html`<p class="faint">${this.chosen.length - 100} more: zoom in.</p>` : nothing}
    </section>`;
  }

  #line(event) {
    return html`<li>
      <time datetime=${event.at}>${timeOfDay(event.time)}</time> ${event.worker || PROJECT}:
      <span class=${event.bad ? "bad" : ""}>${eventText(event)}</span>
      ${event.decision ? html`<span class="faint">${event.text}${event.ending ? `: ${event.ending}` : ""}</span> <a href=${this.link("decisions", String(event.decision))}>why</a>` : nothing}
      ${event.pull ? html`<a href=${this.link("merging", "pr", String(event.pull))}>pull request ${event.pull}</a>` : nothing}
      ${event.task ? html`<a href=${this.link("graph", event.task)}>${event.task}</a>` : nothing}
      <a href=${routeTo(this.live.project, event.at, "overview")}>view this moment</a>
    </li>`;
  }
}

customElements.define("czar-timeline", Timeline);
