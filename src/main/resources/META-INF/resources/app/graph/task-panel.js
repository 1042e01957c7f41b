import { html, nothing } from "lit";
import { waitingList } from "../page/waiting.js";
import { timeAgo, elapsed, timeOfDay, label } from "../page/format.js";
import { reach } from "./groups.js";
import { finished, remainingText, timeInStage } from "./task-times.js";

/** What a task waits for, whom it keeps waiting, and what the facts say of it. */
export function taskPanel(task, { graph, view, known, link, fold }) {
  const node = graph.tasks.find((one) => one.task === task);
  if (!node) {
    return html`<section aria-label="Task ${task}"><p>There is no task ${task}.</p></section>`;
  }
  const duration = timeInStage(node, known.now) || "since when is unknown";
  return html`<section aria-label="Task ${task}">
    <h2>${task}: ${label(node.stage)}, ${duration}</h2>
    <p>
      ${node.worker ? html`<a href=${link("worker", node.worker)}>${node.worker}</a> ${finished(node) ? "did" : "has"} it${view?.claim && !finished(node) ? html`, for ${elapsed(view.claim.since, known.now)}` : nothing}.` : "Unassigned."}
      ${finished(node) ? nothing : `Its time: ${remainingText(task, known)}.`}
    </p>
    ${view ? waitingList(view.waitingFor, link) : nothing} ${requirements(task, graph, known.now, link)} ${dependants(task, graph, link)} ${evidence(view, known.now)}
    <p>
      <a href=${link("decisions", new URLSearchParams({ task }).toString())}>Decisions about it</a>
      ${fold ? html`<button @click=${fold.act}>Collapse ${label(fold.name)}</button>` : nothing}
    </p>
  </section>`;
}

function requirements(task, graph, now, link) {
  const edges = graph.edges.filter((edge) => edge.task === task);
  return edges.length
    ? html`<h3>Depends on</h3>
        <ul>
          ${edges.map((edge) => html`<li>${requirement(edge, graph, now, link)}</li>`)}
        </ul>`
    : html`<p>It depends on nothing.</p>`;
}

function requirement(edge, graph, now, link) {
  const name = html`<a href=${link("graph", edge.requirement)}>${edge.requirement}</a>`;
  if (edge.met) {
    return html`✔ ${name}: ${edge.since ? html`met <time datetime=${edge.since} title=${edge.since}>${timeOfDay(edge.since)}</time>` : "marked done by a person"}${edge.told
        ? html`, ${edge.told.worker} notified ${timeOfDay(edge.told.at)}`
        : nothing}`;
  }
  const node = graph.tasks.find((one) => one.task === edge.requirement);
  const behind = [...reach(edge.requirement, graph.edges.filter((one) => !one.met), "requirement")];
  return html`◇ it waits for ${name}:
  ${node ? [label(node.stage), node.worker ? `at ${node.worker}` : "unassigned", timeInStage(node, now)].filter(Boolean).join(", ") : "which is no task of the queue"}${behind.length
    ? `, which itself waits for ${behind.join(", ")}`
    : nothing}`;
}

function dependants(task, graph, link) {
  const direct = graph.edges.filter((edge) => edge.requirement === task).map((edge) => edge.task);
  const all = reach(task, graph.edges, "task");
  return direct.length
    ? html`<h3>Required by</h3>
        <p>
          ${direct.map((one) => html`<a href=${link("graph", one)}>${one}</a> `)}
          ${all.size > direct.length ? `and through them ${all.size - direct.length} more: ${all.size} tasks in all` : nothing}
        </p>`
    : html`<p>Not required by any task.</p>`;
}

function evidence(view, now) {
  return view
    ? html`
        ${view.delivery ? html`<p>Delivery ${view.delivery.attempt}: ${label(view.delivery.step)} ${timeAgo(view.delivery.since, now)}</p>` : nothing}
        ${view.check ? html`<p>Checks ${label(view.check.status)} ${view.check.signature}</p>${view.check.log ? html`<pre>${view.check.log}</pre>` : nothing}` : nothing}
        ${view.review ? html`<p>Review: ${label(view.review.verdict)}</p><pre>${view.review.summary}</pre>` : nothing}
        ${view.evicted ? html`<p class="bad">Evicted: ${label(view.evicted.reason)}</p><pre>${view.evicted.log}</pre>` : nothing}
      `
    : nothing;
}
