import { html } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { endOrderButton, orderSummary } from "../page/orders.js";

/** The manual overrides in force, each with its end, and those about the whole project that can be given. */
export function activeOrders(live, now) {
  const standingOnes = live.one("project")?.orders ?? [];
  const stands = (fact) => standingOnes.some((order) => order.fact === fact);
  return html`<section aria-label="Manual overrides">
    <h2>Manual overrides: ${standingOnes.length}</h2>
    <ul>
      ${repeat(
        standingOnes,
        (order) => `${order.fact} ${about(order)}`,
        (order) => html`<li>${about(order)} ${orderSummary(order, now)} ${endOrderButton(live, order)}</li>`,
      )}
    </ul>
    <p>
      ${stands("Pause") ? "" : html`<czar-order-button .live=${live} kind="pause"></czar-order-button>`}
      ${stands("EmergencyStop") ? "" : html`<czar-order-button .live=${live} kind="estop" hint="Stops all actions until it is ended."></czar-order-button>`}
    </p>
  </section>`;
}

const about = (order) => order.decision || order.worker || "everything";
