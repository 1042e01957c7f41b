import { LitElement, html, nothing, svg } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { axis } from "./axis.js";
import { clusters, clusterMark } from "./event-clusters.js";
import { cutMiddle } from "../design/parts.js";
import { shapeOf } from "./event-kinds.js";
import { chartStyle } from "./style.js";

const LANE = 34;
const WIDE_LEFT = 150;
const NARROW_LEFT = 88;
const NARROW = 600;
const BASE = 4096;
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** A lane for each worker over the time between two moments. Draws what is on the screen only, and one mark for what falls together. */
class Lanes extends LitElement {
  static properties = {
    lanes: { attribute: false },
    events: { attribute: false },
    version: { attribute: false },
    span: { attribute: false },
    hidden: { attribute: false },
    moment: { attribute: false },
    width: { state: true },
    top: { state: true },
    under: { state: true },
  };

  static styles = chartStyle;

  #drawn = new Map();
  #drag;
  #sizes = new ResizeObserver(([entry]) => (this.width = Math.floor(entry.contentRect.width)));

  constructor() {
    super();
    this.top = this.width = 0;
  }

  firstUpdated() {
    this.#sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  /** The room for the names of lanes. */
  get left() {
    return this.width < NARROW ? NARROW_LEFT : WIDE_LEFT;
  }

  get window() {
    const { begin, end } = this.span;
    return { begin, end, scale: (end - begin) / Math.max(100, this.width - this.left) };
  }

  render() {
    if (!this.width) {
      return nothing;
    }
    const window = this.window;
    const rows = Math.ceil((this.renderRoot.querySelector(".body")?.clientHeight ?? 600) / LANE) + 1;
    const from = Math.floor(this.top / LANE);
    this.#drawn = new Map(this.lanes.slice(from, from + rows).map(({ id }) => [id, clusters(this.events.get(id) ?? [], window, this.hidden)]));
    const height = this.lanes.length * LANE;
    return html`
      <svg class="axis" width=${this.width} height="26" aria-hidden="true" @click=${(event) => this.#tell("scrub", { time: this.#time(event) })}>
        <title>Click to view that moment</title>
        <g transform="translate(${this.left} 0)">${axis(window)} ${this.#line(window, 26)}</g>
      </svg>
      <div
        class="body"
        tabindex="0"
        role="group"
        aria-label="Events by worker and time. Arrow keys go from mark to mark, plus and minus zoom."
        @scroll=${(event) => (this.top = Math.floor(event.target.scrollTop / LANE) * LANE)}
        @keydown=${this.#key}
        @click=${(event) => this.#pick(event.target)}
        @focusin=${(event) => this.#say(event.target)}
        @pointerover=${(event) => this.#say(event.target)}
        @pointerdown=${this.#press}
        @pointermove=${this.#move}
        @pointerup=${() => (this.#drag = undefined)}
        @wheel=${{ handleEvent: (event) => this.#wheel(event), passive: false }}
      >
        <svg width=${this.width} height=${height} role="presentation">
          ${repeat(
            this.lanes.slice(from, from + rows),
            ({ id }) => id,
            (lane, row) => this.#lane(lane, (from + row) * LANE, window),
          )}
          <g transform="translate(${this.left} 0)">${this.#line(window, height)}</g>
        </svg>
      </div>
      <p class="faint">${this.under ?? "\u00a0"}</p>
    `;
  }

  #lane(lane, y, window) {
    const marks = this.#drawn.get(lane.id);
    const base = Math.floor(window.begin / window.scale / BASE) * BASE * window.scale;
    const key = [this.version, this.hidden, window.scale, base, marks[0]?.cell, marks.at(-1)?.cell, lane.id];
    return svg`<g transform="translate(0 ${y})">
      <text x="4" y="21"><title>${lane.name}</title>${cutMiddle(lane.name, this.width < NARROW ? 12 : 20)}</text>
      <svg x=${this.left} width=${Math.max(0, this.width - this.left)} height=${LANE}>
        <line x1="0" x2=${this.width} y1="17" y2="17"></line>
        <g transform="translate(${(base - window.begin) / window.scale} 17)">
          ${guard(key, () =>
            repeat(
              marks,
              ({ cell }) => cell,
              (mark) => this.#mark(mark, lane.id, (mark.time - base) / window.scale),
            ),
          )}
        </g>
      </svg>
    </g>`;
  }

  #mark(mark, lane, x) {
    const { shape, colour, count, name } = clusterMark(mark);
    return svg`<g class="mark ${colour}" tabindex="-1" role="button" aria-label=${name} data-lane=${lane} data-cell=${mark.cell} transform="translate(${x} 0)">
      ${shapeOf(shape)}${count > 1 ? svg`<text class="count" y="15">${count}</text>` : nothing}
    </g>`;
  }

  #line({ begin, scale }, height) {
    const x = (this.moment - begin) / scale;
    return this.moment && x >= 0 ? svg`<line class="moment" x1=${x} x2=${x} y1="0" y2=${height}></line>` : nothing;
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #time(event) {
    const { begin, scale } = this.window;
    return begin + (event.clientX - this.getBoundingClientRect().left - this.left) * scale;
  }

  #found(target) {
    const { lane, cell } = target.closest?.(".mark")?.dataset ?? {};
    return this.#drawn.get(lane)?.find((mark) => mark.cell === Number(cell));
  }

  #say(target) {
    const mark = this.#found(target);
    this.under = mark && clusterMark(mark).name;
  }

  #pick(target) {
    const mark = this.#found(target);
    if (mark) {
      this.#tell("pick", mark.events);
    }
  }

  #key(event) {
    if (STEPS[event.key] && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      this.#step(event.target.closest(".mark")?.dataset, ...STEPS[event.key]);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#pick(event.target);
    } else if (event.key === "+" || event.key === "-") {
      this.#tell("zoom", { by: event.key === "+" ? 0.5 : 2 });
    }
  }

  #step(at, down, on) {
    const { begin, end } = this.span;
    const seen = (id) => (this.#drawn.get(id) ?? []).filter(({ time }) => time >= begin && time <= end);
    const filled = this.lanes.map(({ id }) => id).filter((id) => seen(id).length);
    if (!filled.length) {
      return this.#tell("pan", { by: on / 4 });
    }
    const row = at ? filled.indexOf(at.lane) + down : 0;
    const lane = filled[Math.min(Math.max(row, 0), filled.length - 1)];
    const marks = seen(lane);
    const near = at ? marks.reduce((best, mark, place) => (Math.abs(mark.cell - at.cell) < Math.abs(marks[best].cell - at.cell) ? place : best), 0) : marks.length - 1;
    const mark = marks[near + (at ? on : 0)];
    if (!mark) {
      return this.#tell("pan", { by: on / 4 });
    }
    [...this.renderRoot.querySelectorAll(`.mark[data-cell="${mark.cell}"]`)].find((one) => one.dataset.lane === lane)?.focus();
  }

  #press(event) {
    this.#drag = event.clientX;
  }

  #move(event) {
    if (this.#drag !== undefined && event.buttons && Math.abs(event.clientX - this.#drag) > 3) {
      this.#tell("pan", { by: (this.#drag - event.clientX) / (this.width - this.left) });
      this.#drag = event.clientX;
    }
  }

  #wheel(event) {
    if (event.ctrlKey) {
      event.preventDefault();
      this.#tell("zoom", { by: event.deltaY > 0 ? 1.25 : 0.8, time: this.#time(event) });
    } else if (event.shiftKey || event.deltaX) {
      event.preventDefault();
      this.#tell("pan", { by: (event.deltaX || event.deltaY) / this.width });
    }
  }
}

customElements.define("czar-lanes", Lanes);
