import { html, nothing } from "lit";
import { timeAgo, timeOfDay, dateTime, seconds } from "./format.js";
import "./order-button.js";

const ENDING = { Hold: "release", Pause: "resume", EmergencyStop: "clear-estop", Approval: "undo", Veto: "undo", Force: "undo", ExclusionOrder: "undo" };
const WORDS = {
  Pause: "paused",
  EmergencyStop: "stopped",
  Approval: "approved",
  Veto: "vetoed",
  Force: "forced",
  ExclusionOrder: "reassigned",
  Restart: "restart ordered",
  Instruction: "to be told",
};

/** When an order ends by itself, as a moment in the time of this browser; "" when it stands until it is ended. */
export function endTime(order) {
  const lasts = seconds(order.lasts);
  if (!lasts) {
    return "";
  }
  const end = Date.parse(order.since) + lasts * 1000;
  return (lasts < 72000 ? timeOfDay(end) : dateTime(end)).slice(0, -3);
}

/** A standing order in words: what, by whom, why, until when. */
export function orderSummary(order, now) {
  const what = order.fact === "Hold" ? (order.takenOver ? "taken over" : "on hold") : WORDS[order.fact];
  return html`${what} by ${order.author}${endTime(order) ? ` until ${endTime(order)}` : ""}${order.reason ? html`: ${order.reason}` : nothing}
  ${timeAgo(order.since, now)}`;
}

/** The button that ends a standing order. */
export function endOrderButton(live, order) {
  if (!ENDING[order.fact]) {
    return nothing;
  }
  return html`<czar-order-button .live=${live} .kind=${ENDING[order.fact]} .subject=${order.decision ?? order.worker} .word=${order.fact === "Hold" ? "Release" : "End"}></czar-order-button>`;
}

/** What people have yet to say to a worker; an answer stands where its question is, and is shown without it. */
export const wordsToBeSaid = (instructions, now) =>
  instructions.map((one) => html`<p class="faint">to be ${one.answer ? "answered" : "told"} by ${one.author}: ${withoutQuote(one)} ${timeAgo(one.since, now)}</p>`);

const withoutQuote = (instruction) => (instruction.answer ? instruction.text.replace(/^(> .*\n)+\n/, "") : instruction.text);

/** What a worker's program waits to be allowed, exactly, with the buttons that answer it. */
function permissions(live, worker) {
  return worker.permissions.map(
    (one) => html`<p><strong>asks for a permission:</strong> <code>${one.asks}</code> <span class="faint">denied ${one.deniedIn ? `in ${Math.ceil(seconds(one.deniedIn) / 60)} min` : "in the end"}</span>
        <czar-order-button .live=${live} kind="allow" .subject=${one.id}></czar-order-button>
        <czar-order-button .live=${live} kind="deny" .subject=${one.id}></czar-order-button></p>`,
  );
}

/** A worker's open questions with the buttons that answer them, and what a human has yet to say to it. */
export function conversation(live, worker, now) {
  const said = wordsToBeSaid(worker.instructions, now);
  return worker.asking
    ? html`${permissions(live, worker)}<p><strong>asks:</strong> ${worker.asking.question} <czar-order-button .live=${live} kind="answer" .subject=${worker.id}></czar-order-button></p>${said}`
    : html`${permissions(live, worker)}${said}`;
}

/** What a human has ordered about a worker, and may. */
export function workerOrders(live, worker, now) {
  return worker.hold
    ? html`${orderSummary(worker.hold, now)} ${endOrderButton(live, worker.hold)}`
    : html`<czar-order-button .live=${live} kind="hold" .subject=${worker.id}></czar-order-button>
        <czar-order-button .live=${live} kind="take-over" .subject=${worker.id}></czar-order-button>
        <czar-order-button .live=${live} kind="restart" .subject=${worker.id}></czar-order-button>
        <czar-order-button .live=${live} kind="tell" .subject=${worker.id}></czar-order-button>`;
}
