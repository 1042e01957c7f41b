import { css } from "lit";

/** How differences look. */
export const diffStyle = css`
  .diff {
    margin: 0.5rem 0;
    padding: 0.4rem;
    max-height: 24rem;
    overflow: auto;
    border: 1px solid var(--line);
    background: var(--panel);
    font: 13px/1.4 ui-monospace, monospace;
  }
  .diff figcaption {
    font-family: system-ui, sans-serif;
    color: var(--faint);
  }
  .diff div,
  .diff ins,
  .diff del {
    display: block;
    white-space: pre;
    text-decoration: none;
  }
  .diff ins {
    background: color-mix(in srgb, var(--good) 16%, transparent);
  }
  .diff del {
    background: color-mix(in srgb, var(--bad) 14%, transparent);
  }
`;
