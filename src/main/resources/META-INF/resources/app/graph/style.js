import { css } from "lit";

/** How the graph is drawn. */
export const drawing = css`
  :host {
    display: block;
  }
  .scroll {
    background: var(--panel);
    border: 1px solid var(--line);
  }
  svg {
    font-size: 13px;
    display: block;
  }
  rect {
    fill: var(--ground);
    stroke: var(--faint);
  }
  [data-node] {
    cursor: pointer;
    outline: none;
  }
  [data-node]:focus-visible rect {
    stroke: var(--accent);
    stroke-width: 4;
  }
  .group rect {
    stroke-dasharray: 6 3;
  }
  .done rect {
    stroke: var(--line);
  }
  .critical rect {
    stroke: var(--slow);
    stroke-width: 3;
  }
  .chosen rect {
    stroke: var(--accent);
    stroke-width: 4;
  }
  .dim {
    opacity: 0.4;
  }
  text {
    fill: var(--ink);
  }
  .small {
    fill: var(--faint);
    font-size: 12px;
  }
  .over {
    paint-order: stroke;
    stroke: var(--panel);
    stroke-width: 4px;
  }
  .flag {
    fill: var(--slow);
  }
  path {
    fill: none;
    stroke: var(--faint);
  }
  path.met {
    stroke-dasharray: 3 4;
  }
  path.critical {
    stroke: var(--slow);
    stroke-width: 4;
  }
  path.near {
    stroke: var(--accent);
    stroke-width: 2.5;
  }
  path.fresh {
    stroke: var(--good);
    stroke-width: 5;
  }
  @media (prefers-reduced-motion: no-preference) {
    path.fresh {
      animation: cleared 1s ease-in-out infinite alternate;
    }
  }
  @keyframes cleared {
    to {
      stroke-opacity: 0.25;
    }
  }
`;
