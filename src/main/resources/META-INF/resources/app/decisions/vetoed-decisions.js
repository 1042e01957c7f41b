import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { actionSummary, statusBadge } from "../page/format.js";
import "../page/order-button.js";

const MOST = 12;
const CHANCES = { AWAITING: ["approve", "veto"], FORCIBLE: ["force"] };

/** Decisions of the last cycle that are vetoed or await approval, with the orders that override. */
export function vetoedDecisions(live, query, link) {
  const all = (live.one("next") ?? []).filter((decision) => admits(query, decision));
  if (!all.length) {
    return nothing;
  }
  return html`<section aria-label="Vetoed decisions">
    <h2>Vetoed now: ${all.length}</h2>
    <ul>
      ${repeat(
        all.slice(0, MOST),
        ({ key, status: stands }) => `${stands} ${key}`,
        (decision) =>
          html`<li>
            ${statusBadge(decision.status)} <a href=${link("decisions", decision.key)}>${actionSummary(decision)}</a> <span class="faint">vetoed by</span> ${decision.vetoedBy.map(({ rule, why }) => html`<a href=${link("rules", rule)} title=${why}>${rule}</a> `)}
            ${(CHANCES[overrideOptions(decision)] ?? []).map((kind) => html`<czar-order-button .live=${live} .kind=${kind} .subject=${decision.key}></czar-order-button> `)}
          </li>`,
      )}
    </ul>
    ${all.length > MOST ? html`<p class="faint">and ${all.length - MOST} more</p>` : nothing}
  </section>`;
}

const overrideOptions = ({ status: stands, vetoedBy }) => (stands === "VETOED" && vetoedBy.every(({ yieldsToForce }) => yieldsToForce) ? "FORCIBLE" : stands);

function admits({ worker, task, kind, rule, status: wanted, text, from, to }, decision) {
  const constant = (name) => name.replaceAll(/[-_ ]/g, "").toLowerCase();
  return (
    !from && !to &&
    (!worker || decision.action.worker === worker) &&
    (!task || decision.action.task === task) &&
    (!kind || constant(decision.action.kind) === constant(kind)) &&
    (!rule || decision.rule === rule) &&
    (!wanted || decision.status === wanted) &&
    (!text || JSON.stringify(decision).toLowerCase().includes(text.toLowerCase()))
  );
}
