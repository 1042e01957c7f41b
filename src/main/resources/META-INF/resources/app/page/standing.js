import { html, nothing } from "lit";
import { age, clock, dated, seconds } from "./words.js";
import "./order.js";

const ENDING = { Hold: "release", Pause: "resume", EmergencyStop: "clear-estop", Approval: "undo", Veto: "undo", Force: "undo", Withholding: "undo" };
const WORDS = {
  Pause: "paused",
  EmergencyStop: "stopped",
  Approval: "approved",
  Veto: "forbidden",
  Force: "forced",
  Withholding: "taken back",
};

/** When an order ends by itself, as a moment in the time of this browser; "" when it stands until it is ended. */
export function until(order) {
  const lasts = seconds(order.lasts);
  if (!lasts) {
    return "";
  }
  const end = Date.parse(order.since) + lasts * 1000;
  return (lasts < 72000 ? clock(end) : dated(end)).slice(0, -3);
}

/** A standing order in words: what, by whom, why, until when. */
export function standing(order, now) {
  const what = order.fact === "Hold" ? (order.takenOver ? "taken over" : "held") : WORDS[order.fact];
  return html`${what} by ${order.author}${until(order) ? ` until ${until(order)}` : ""}${order.reason ? html`: ${order.reason}` : nothing}
  ${age(order.since, now)}`;
}

/** The button that ends a standing order. */
export function ending(live, order) {
  return html`<czar-order .live=${live} .kind=${ENDING[order.fact]} .subject=${order.decision ?? order.worker} .word=${order.fact === "Hold" ? "Release" : "End"}></czar-order>`;
}

/** What a human has ordered about a worker, and may. */
export function handsOn(live, worker, now) {
  return worker.hold
    ? html`${standing(worker.hold, now)} ${ending(live, worker.hold)}`
    : html`<czar-order .live=${live} kind="hold" .subject=${worker.id}></czar-order>
        <czar-order .live=${live} kind="take-over" .subject=${worker.id}></czar-order>`;
}
