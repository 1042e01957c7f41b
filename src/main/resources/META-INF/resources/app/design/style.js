import { css } from "lit";

/** The components of the design as classes, and how plain elements look in all views. */
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
  @media (max-width: 48rem) {
    table.folds thead {
      position: absolute;
      clip-path: inset(50%);
    }
    table.folds tr {
      display: block;
      padding: 0.4rem 0;
      border-bottom: 1px solid var(--line);
    }
    table.folds td,
    table.folds th {
      display: block;
      border: none;
      padding: 0.1rem 0.5rem;
    }
    table.folds td[data-title]::before {
      content: attr(data-title) ": ";
      color: var(--faint);
      font-size: var(--small);
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
  select,
  textarea {
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
  button:hover:enabled {
    border-color: var(--accent);
  }
  button:disabled,
  input:disabled,
  select:disabled {
    background: var(--off);
    color: var(--faint);
    border-style: dashed;
    cursor: not-allowed;
  }
  input,
  select,
  textarea {
    max-width: 100%;
  }
  label {
    max-width: 100%;
  }
  h3 {
    font-size: 0.95rem;
    margin: 0 0 0.3rem;
  }
  .card {
    background: var(--panel);
    border: 1px solid var(--line);
    border-radius: var(--round);
    padding: 0.6rem 0.8rem;
    min-width: 0;
  }
  .card > :last-child {
    margin-bottom: 0;
  }
  .card.bad-edge {
    border-left: 5px solid var(--bad);
    background: var(--bad-ground);
    font-weight: 400;
  }
  .card.slow-edge {
    border-left: 5px solid var(--slow);
    background: var(--slow-ground);
  }
  .stack {
    display: grid;
    gap: var(--gap);
    align-content: start;
    grid-template-columns: minmax(0, 1fr);
  }
  .tiles {
    display: grid;
    gap: var(--gap);
    list-style: none;
    margin: 0;
    padding: 0;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem 0.6rem;
    align-items: baseline;
  }
  .stat > b {
    display: block;
    font-size: var(--large);
    line-height: 1.2;
    font-weight: 650;
    overflow-wrap: anywhere;
  }
  .stat > span {
    display: block;
    font-size: var(--small);
    color: var(--faint);
  }
  .cut {
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .only-read {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  summary {
    cursor: pointer;
    color: var(--accent);
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
