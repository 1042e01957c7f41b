import { html, nothing } from "lit";

/** One figure with what it is and a word about it. */
export const stat = (title, value, note = nothing) => html`<div class="card stat"><span>${title}</span><b>${value}</b><span>${note}</span></div>`;

/** What is shown while an answer is awaited. */
export const loading = (text = "Loading.") => html`<p class="faint" aria-busy="true">◌ ${text}</p>`;

/** What is shown where there is nothing, and what that means. */
export const empty = (text) => html`<p class="faint">${text}</p>`;

/** A name cut in its middle, for what tells names apart is at their ends. */
export function cutMiddle(text, most) {
  if (text.length <= most) {
    return text;
  }
  const head = Math.ceil((most - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (most - 1 - head))}`;
}

/** A name that may be cut, the whole of it when one points at it. */
export const name = (text, most = 26) => html`<span title=${text.length > most ? text : nothing}>${cutMiddle(text, most)}</span>`;

/** A large number, in three digits. */
export const short = (number) => new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 }).format(number);

/** Millionths of a dollar. */
export const dollars = (millionths) => `$${(millionths / 1e6).toFixed(2)}`;
