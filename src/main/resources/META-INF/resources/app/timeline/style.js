import { css } from "lit";
import { shared } from "../design/style.js";

/** Of the chart and its legend. */
export const chartStyle = [
  shared,
  css`
    :host {
      display: block;
    }
    svg {
      display: block;
      font-size: 12px;
    }
    .axis {
      cursor: pointer;
    }
    .body {
      max-height: 62vh;
      overflow-y: auto;
      background: var(--panel);
      border: 1px solid var(--line);
    }
    text {
      fill: var(--ink);
    }
    line {
      stroke: var(--line);
    }
    line.moment {
      stroke: var(--accent);
      stroke-width: 2;
    }
    .faint {
      fill: var(--faint);
    }
    .mark {
      fill: currentColor;
      cursor: pointer;
    }
    .hollow {
      fill: var(--panel);
      stroke: currentColor;
      stroke-width: 2.5;
    }
    .count {
      font-size: 9px;
      text-anchor: middle;
    }
    .accent {
      color: var(--accent);
    }
    .ink {
      color: var(--ink);
    }
    p {
      margin: 0.2rem 0;
    }
  `,
];
