import { css } from "lit";

/** How the editor looks: its two layers, the words of a rule, and what is wrong with them. */
export const editorStyle = css`
  * {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  .frame {
    position: relative;
    height: 30rem;
    min-height: 8rem;
    resize: vertical;
    overflow: hidden;
    contain: strict;
    border: 1px solid var(--line);
    background: var(--panel);
  }
  .frame:focus-within {
    outline: 2px solid var(--accent);
  }
  textarea,
  .layer {
    font: 13px/20px ui-monospace, monospace;
    tab-size: 4;
    white-space: pre;
    letter-spacing: 0;
  }
  textarea {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    padding: 0 0 0 4.5rem;
    border: 0;
    outline: 0;
    resize: none;
    overflow: auto;
    color: transparent;
    caret-color: var(--ink);
    background: transparent;
  }
  textarea::selection {
    background: color-mix(in srgb, var(--accent) 35%, transparent);
  }
  .layer {
    position: absolute;
    top: 0;
    left: 0;
    min-width: 100%;
    pointer-events: none;
    will-change: transform;
  }
  .layer div {
    height: 20px;
  }
  .code div {
    padding-left: 4.5rem;
  }
  .numbers {
    min-width: 4rem;
    width: 4rem;
    text-align: right;
    padding-right: 0.5rem;
    background: var(--ground);
    border-right: 1px solid var(--line);
    color: var(--faint);
  }
  .here {
    background: color-mix(in srgb, var(--accent) 18%, transparent);
  }
  p {
    margin: 0.2rem 0;
    color: var(--faint);
    font-size: 0.85rem;
  }
  .keyword {
    color: var(--accent);
    font-weight: 600;
  }
  .type {
    color: var(--unsure);
  }
  .string {
    color: var(--good);
  }
  .comment {
    color: var(--faint);
    font-style: italic;
  }
  .annotation,
  .number {
    color: var(--slow);
  }
  .variable {
    font-style: italic;
  }
  span.ERROR {
    text-decoration: underline wavy var(--bad);
  }
  span.WARNING {
    text-decoration: underline dotted 2px var(--slow);
  }
  div.ERROR {
    color: var(--bad);
    font-weight: 600;
  }
  div.WARNING {
    color: var(--slow);
  }
`;
