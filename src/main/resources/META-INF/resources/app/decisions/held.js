import { html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { action, status } from "../page/words.js";
import "../page/order.js";

const MOST = 12;
const CHANCES = { AWAITING: ["approve", "veto"], FORCIBLE: ["force"] };

/** What the last cycle wanted and did not begin, with the orders that may help. */
export function held(live, query, link) {
  const all = (live.one("next") ?? []).filter((decision) => admits(query, decision));
  if (!all.length) {
    return nothing;
  }
  return html`<section aria-label="Held back">
    <h2>Held back just now: ${all.length}</h2>
    <ul>
      ${repeat(
        all.slice(0, MOST),
        ({ key, status: stands }) => `${stands} ${key}`,
        (decision) =>
          html`<li>
            ${status(decision.status)} <a href=${link("decisions", decision.key)}>${action(decision)}</a> <span class="faint">held by</span> ${decision.vetoedBy.map(({ rule, why }) => html`<a href=${link("rules", rule)} title=${why}>${rule}</a> `)}
            ${(CHANCES[chance(decision)] ?? []).map((kind) => html`<czar-order .live=${live} .kind=${kind} .subject=${decision.key}></czar-order> `)}
          </li>`,
      )}
    </ul>
    ${all.length > MOST ? html`<p class="faint">and ${all.length - MOST} more</p>` : nothing}
  </section>`;
}

const chance = ({ status: stands, vetoedBy }) => (stands === "VETOED" && vetoedBy.every(({ yieldsToForce }) => yieldsToForce) ? "FORCIBLE" : stands);

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
