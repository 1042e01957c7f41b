import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ending, standing } from "../page/standing.js";

/** The orders in force, each with its end, and those about the whole project that can be given. */
export function orders(live, now) {
  const standingOnes = live.one("project")?.orders ?? [];
  const stands = (fact) => standingOnes.some((order) => order.fact === fact);
  return html`<section aria-label="Orders in force">
    <h2>Orders in force: ${standingOnes.length}</h2>
    <ul>
      ${repeat(
        standingOnes,
        (order) => `${order.fact} ${about(order)}`,
        (order) => html`<li>${about(order)} ${standing(order, now)} ${ending(live, order)}</li>`,
      )}
    </ul>
    <p>
      ${stands("Pause") ? "" : html`<czar-order .live=${live} kind="pause"></czar-order>`}
      ${stands("EmergencyStop") ? "" : html`<czar-order .live=${live} kind="estop" hint="Nothing at all is done until somebody ends it."></czar-order>`}
    </p>
  </section>`;
}

const about = (order) => order.decision || order.worker || "everything";
