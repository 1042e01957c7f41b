import { css } from "lit";

/** What all views have in common. */
export const shared = css`
  * {
    box-sizing: border-box;
  }
  h2 {
    font-size: 1.05rem;
    margin: 1.2rem 0 0.4rem;
  }
  a {
    color: var(--accent);
  }
  table {
    border-collapse: collapse;
    width: 100%;
    background: var(--panel);
  }
  th,
  td {
    text-align: left;
    padding: 0.3rem 0.6rem;
    border-bottom: 1px solid var(--line);
    vertical-align: top;
  }
  th {
    color: var(--faint);
    font-weight: 600;
    font-size: 0.85rem;
  }
  @media (max-width: 60rem) {
    th,
    td {
      padding: 0.3rem;
    }
  }
  code,
  pre {
    font-family: ui-monospace, monospace;
    font-size: 0.88em;
    overflow-wrap: anywhere;
  }
  pre {
    white-space: pre-wrap;
    margin: 0.3rem 0;
    padding: 0.5rem;
    border: 1px solid var(--line);
    background: var(--ground);
    max-height: 24rem;
    overflow: auto;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
    background: var(--panel);
    border: 1px solid var(--line);
    border-radius: 4px;
    padding: 0.15rem 0.6rem;
  }
  button {
    cursor: pointer;
  }
  .act {
    visibility: var(--orders-visibility, visible);
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 1px;
  }
  .mark,
  button,
  time {
    white-space: nowrap;
  }
  .good {
    color: var(--good);
  }
  .slow {
    color: var(--slow);
  }
  .bad {
    color: var(--bad);
    font-weight: 600;
  }
  .unsure {
    color: var(--unsure);
  }
  .faint,
  time {
    color: var(--faint);
  }
  .scroll {
    overflow-x: auto;
  }
`;
