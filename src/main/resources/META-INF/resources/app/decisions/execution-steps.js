import { html, nothing } from "lit";
import { timeOfDay, label, statusBadge, formatExactDuration } from "../page/format.js";

/** What happened, from the decision to its outcome, with the time between one step and the next. */
export function executionSteps(decision) {
  const all = [
    ...(decision.id ? [{ at: decision.at, words: "decided" }] : []),
    ...(decision.steps ?? []).map((step) => ({ at: step.at, words: label(step.name).replaceAll("-", " "), detail: step.detail })),
    ...(decision.outcome ? [{ at: decision.outcome.at, words: statusBadge(decision.outcome.status), detail: decision.outcome.detail }] : []),
  ];
  if (!all.length) {
    return html`<p class="faint">Not started.</p>`;
  }
  return html`<ol>
    ${all.map((step, index) => line(step, all[index - 1]))}
  </ol>`;
}

function line(step, before) {
  const passed = before ? (Date.parse(step.at) - Date.parse(before.at)) / 1000 : 0;
  const long = step.detail?.includes("\n") || step.detail?.length > 160;
  return html`<li>
    ${step.words} ${before ? html`<span class="faint">+${formatExactDuration(Math.max(0, passed))}</span>` : nothing}
    <time datetime=${step.at} title=${step.at}>${timeOfDay(step.at)}</time>
    ${long ? html`<pre tabindex="0">${step.detail}</pre>` : step.detail}
  </li>`;
}
