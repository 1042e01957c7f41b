import { css, html, nothing, svg } from "lit";
import { View } from "../page/view.js";
import { action, low } from "../page/words.js";

const LANE = 34;
const LEFT = 130;
const WIDTH = 1100;
const SPANS = { "1 min": 60e3, "5 min": 300e3, "30 min": 1800e3, "3 h": 10800e3, "1 day": 86400e3 };

const SHAPES = {
  ClaimTask: ["circle", "accent"],
  InjectTask: ["circle", "accent"],
  Nudge: ["triangle", "slow"],
  ReturnWork: ["triangle", "slow"],
  RestartWorker: ["cross", "bad"],
  AlertHuman: ["cross", "bad"],
  OpenPullRequest: ["square", "unsure"],
  ReviewPullRequest: ["square", "unsure"],
  BuildOmnibus: ["diamond", "good"],
  LandOmnibus: ["diamond", "good"],
};

/** What happened when, a lane for each worker and one for the project; it runs with the time unless it is stopped. */
class Timeline extends View {
  static properties = { span: { state: true }, stopped: { state: true } };

  static styles = [
    View.styles,
    css`
      svg {
        background: var(--panel);
        border: 1px solid var(--line);
        font-size: 12px;
      }
      text {
        fill: var(--ink);
      }
      line {
        stroke: var(--line);
      }
      .faint {
        fill: var(--faint);
      }
      .mark {
        fill: currentColor;
      }
      .accent {
        color: var(--accent);
      }
      p {
        display: flex;
        gap: 0.6rem;
        flex-wrap: wrap;
      }
    `,
  ];

  constructor() {
    super();
    this.span = "5 min";
  }

  render() {
    const { decisions } = this;
    const lanes = ["project", ...this.live.all("worker/").map((worker) => worker.id)];
    const latest = Math.max(0, ...decisions.map((decision) => Date.parse(decision.at)));
    const end = this.stopped ?? Math.max(this.now, latest);
    const begin = end - SPANS[this.span];
    const height = lanes.length * LANE + 30;
    const shown = decisions.filter((decision) => Date.parse(decision.at) >= begin && Date.parse(decision.at) <= end);
    return html`
      <p>
        ${Object.keys(SPANS).map((span) => html`<button aria-pressed=${span === this.span} @click=${() => (this.span = span)}>${span}</button>`)}
        <button @click=${() => (this.stopped = this.stopped ? undefined : end)}>${this.stopped ? "Go on" : "Stop here"}</button>
        ${this.stopped
          ? html`<label
              >until
              <input
                type="range"
                min=${Math.min(...decisions.map((decision) => Date.parse(decision.at)))}
                max=${Math.max(this.now, latest)}
                .value=${String(this.stopped)}
                @input=${(event) => (this.stopped = Number(event.target.value))}
              />
              ${new Date(end).toLocaleTimeString()}</label
            >`
          : nothing}
        <span class="faint">${shown.length} decisions</span>
      </p>
      <div class="scroll">
        <svg viewBox="0 0 ${LEFT + WIDTH + 20} ${height}" width=${LEFT + WIDTH + 20} height=${height} role="group" aria-label="Decisions by worker and time">
          ${lanes.map(
            (lane, row) =>
              svg`<text x="8" y=${row * LANE + 22}>${lane}</text><line x1=${LEFT} x2=${LEFT + WIDTH} y1=${row * LANE + 18} y2=${row * LANE + 18}></line>`,
          )}
          ${[0, 0.25, 0.5, 0.75, 1].map(
            (part) =>
              svg`<text class="faint" x=${LEFT + part * WIDTH - 24} y=${height - 8}>${new Date(begin + part * SPANS[this.span]).toLocaleTimeString()}</text>`,
          )}
          ${shown.map((decision) => this.#mark(decision, lanes, begin))}
        </svg>
      </div>
    `;
  }

  #mark(decision, lanes, begin) {
    const row = Math.max(0, lanes.indexOf(decision.action.worker));
    const x = LEFT + ((Date.parse(decision.at) - begin) / SPANS[this.span]) * WIDTH;
    const y = row * LANE + 18;
    const [shape, colour] = SHAPES[decision.action.kind] ?? ["circle", "unsure"];
    const label = `${action(decision)}, ${low(decision.status)}`;
    return svg`<a href=${this.link("decisions", String(decision.id))} aria-label=${label}>
      <g class="mark ${decision.status === "FAILED" ? "bad" : colour}" transform="translate(${x} ${y})"><title>${label}</title>${figure(shape)}</g>
    </a>`;
  }
}

function figure(shape) {
  switch (shape) {
    case "triangle":
      return svg`<path d="M0 -7 L7 6 L-7 6 Z"></path>`;
    case "square":
      return svg`<rect x="-5" y="-5" width="10" height="10"></rect>`;
    case "diamond":
      return svg`<path d="M0 -8 L8 0 L0 8 L-8 0 Z"></path>`;
    case "cross":
      return svg`<path d="M-6 -8 L0 -2 L6 -8 L8 -6 L2 0 L8 6 L6 8 L0 2 L-6 8 L-8 6 L-2 0 L-8 -6 Z"></path>`;
    default:
      return svg`<circle r="6"></circle>`;
  }
}

customElements.define("czar-timeline", Timeline);
