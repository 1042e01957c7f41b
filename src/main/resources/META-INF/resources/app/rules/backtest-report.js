import { html, nothing } from "lit";
import { actionSummary, dateTime, label } from "../page/format.js";

const SIGNS = { ADDED: "+", REMOVED: "−", CHANGED: "≠", EARLIER: "◂", LATER: "▸" };

/** What other rules would have decided over past cycles, each with a link to the decision it is about. */
export function backtestReport({ scope, unchanged, differences, byRule }, view) {
  return html`
    <p>
      ${scope.cycles} cycles${scope.from ? html` from ${when(scope.from)} to ${when(scope.to)}` : nothing}: ${unchanged} decisions unchanged,
      <strong>${differences.length} different</strong>.
    </p>
    ${scope.quarantined.map((one) => html`<p class="bad">✖ quarantined: ${one.rule}: ${one.reason}</p>`)}
    ${differences.length
      ? html`<ul class="plain">
            ${differences.slice(0, 200).map((one) => html`<li>${changed(one, view)}</li>`)}
          </ul>
          ${differences.length > 200 ? html`<p class="faint">and ${differences.length - 200} more</p>` : nothing}
          <p class="faint">By rule: ${byRule.map((group) => `${group.name} ${group.added + group.removed + group.changed + group.moved}`).join(", ")}</p>`
      : nothing}
  `;
}

function changed({ change, key, before, after, shift, vetoedBy }, view) {
  const proposal = (after ?? before).proposal;
  const words = html`<span aria-hidden="true">${SIGNS[change]}</span> ${label(change)}${change === "EARLIER" || change === "LATER" ? ` by ${shift.replace(/[PT-]/g, "").toLowerCase()}` : ""}`;
  return html`<span class="mark">${words}</span>
    ${before ? html`<a href=${view.link("decisions", key)}>${actionSummary(proposal)}</a>` : actionSummary(proposal)} by ${rule(proposal.rule, view)} <span class="faint">${proposal.why}</span>
    ${change === "CHANGED" ? html`<br />it was ${actionSummary(before.proposal)} by ${rule(before.proposal.rule, view)}` : nothing}
    ${vetoedBy.length ? html`<br />now vetoed by ${vetoedBy.map((name) => rule(name, view))}` : nothing}
    <span class="faint">cycle ${(after ?? before).cycle}, ${when((after ?? before).at)}</span>`;
}

const rule = (name, view) => html`<a href=${view.link("rules", name)}>${name}</a> `;

/** A moment to the second. */
export const when = (moment) => html`<time datetime=${moment} title=${moment}>${dateTime(moment)}</time>`;

/** What would be decided now with other rules, beside what is. */
export function dryRunReport({ run, added, removed }, view) {
  return html`
    <p>
      Right now ${run.decisions.length} decisions would be made: <strong>${added.length} more</strong>, <strong>${removed.length} less</strong> than with the active rules.
    </p>
    ${run.quarantined.map((one) => html`<p class="bad">✖ quarantined: ${one.rule}: ${one.reason}</p>`)}
    <ul class="plain">
      ${added.map((one) => html`<li>+ ${actionSummary(one)} by ${rule(one.rule, view)} <span class="faint">${one.why}</span></li>`)}
      ${removed.map((one) => html`<li>− <a href=${view.link("decisions", one.key)}>${actionSummary(one)}</a> by ${rule(one.rule, view)} <span class="faint">${one.why}</span></li>`)}
    </ul>
  `;
}
