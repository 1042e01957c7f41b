import { html, nothing } from "lit";

/** What rules say something waits for, on one line; null when the rules of that time conclude nothing about it. */
export const waitingText = (steps) => (steps ? steps.map(({ text }) => text).join(", ") : "unknown");

/** The same as a list, each step with the rule that concluded it and its words. */
export function waitingList(steps, link) {
  if (!steps) {
    return html`<p class="faint">Waiting for: unknown, the rules conclude nothing about it.</p>`;
  }
  return steps.length
    ? html`<p>Waiting for:</p>
        <ol class="waiting">
          ${steps.map(({ text, rule, why }) => html`<li>${text}${rule ? html`: <a class="why" href=${link("rules", rule)} title=${rule}>${why}</a>` : nothing}</li>`)}
        </ol>`
    : nothing;
}
