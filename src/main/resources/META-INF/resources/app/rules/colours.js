import { css } from "lit";

/** How the words of a rule and what is wrong with them look. */
export const colours = css`
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
