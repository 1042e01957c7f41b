import { html, nothing } from "lit";
import { age, ago, clock, low } from "../page/words.js";
import { reach } from "./groups.js";
import { finished, leftInWords, soFar } from "./times.js";

/** The rules that say of a task of each kind that it is ready. */
const READY = { PRIMARY: "an open primary task that nothing hinders is ready", BONUS: "an open bonus task is ready while primary work is open" };
const UNREADY = ["HELD", "WAITING", "PENDING"];

/** What a task waits for, whom it keeps waiting, and what the facts say of it. */
export function panel(task, { graph, view, known, link, fold }) {
  const node = graph.tasks.find((one) => one.task === task);
  if (!node) {
    return html`<section aria-label="Task ${task}"><p>There is no task ${task}.</p></section>`;
  }
  const stands = soFar(node, known.now) || "since when is unknown";
  return html`<section aria-label="Task ${task}">
    <h2>${task}: ${low(node.stage)}, ${stands}</h2>
    <p>
      ${node.worker ? html`<a href=${link("worker", node.worker)}>${node.worker}</a> ${finished(node) ? "did" : "has"} it${view?.claim && !finished(node) ? html`, for ${ago(view.claim.since, known.now)}` : nothing}.` : "Nobody has it."}
      ${finished(node) ? nothing : `Its time: ${leftInWords(task, known)}.`}
    </p>
    ${requirements(task, graph, known.now, link)} ${dependants(task, graph, link)} ${evidence(view, known.now)}
    <p>
      <a href=${link("decisions", new URLSearchParams({ task }).toString())}>Decisions about it</a>
      ${READY[view?.task.kind] && UNREADY.includes(node.stage)
        ? html`<a href=${link("decisions", `why-not?${new URLSearchParams({ rule: READY[view.task.kind], worker: task })}`)}>Why it is not ready</a>`
        : nothing}
      ${fold ? html`<button @click=${fold.act}>Fold ${low(fold.name)}</button>` : nothing}
    </p>
  </section>`;
}

function requirements(task, graph, now, link) {
  const edges = graph.edges.filter((edge) => edge.task === task);
  return edges.length
    ? html`<h3>What it requires</h3>
        <ul>
          ${edges.map((edge) => html`<li>${requirement(edge, graph, now, link)}</li>`)}
        </ul>`
    : html`<p>It requires nothing.</p>`;
}

function requirement(edge, graph, now, link) {
  const name = html`<a href=${link("graph", edge.requirement)}>${edge.requirement}</a>`;
  if (edge.met) {
    return html`✔ ${name}: ${edge.since ? html`cleared <time datetime=${edge.since} title=${edge.since}>${clock(edge.since)}</time>` : "done by a person's word"}${edge.told
        ? html`, told to ${edge.told.worker} ${clock(edge.told.at)}`
        : nothing}`;
  }
  const node = graph.tasks.find((one) => one.task === edge.requirement);
  const behind = [...reach(edge.requirement, graph.edges.filter((one) => !one.met), "requirement")];
  return html`◇ it waits for ${name}:
  ${node ? [low(node.stage), node.worker ? `at ${node.worker}` : "nobody has it", soFar(node, now)].filter(Boolean).join(", ") : "which is no task of the queue"}${behind.length
    ? `, which itself waits for ${behind.join(", ")}`
    : nothing}`;
}

function dependants(task, graph, link) {
  const direct = graph.edges.filter((edge) => edge.requirement === task).map((edge) => edge.task);
  const all = reach(task, graph.edges, "task");
  return direct.length
    ? html`<h3>Who needs it</h3>
        <p>
          ${direct.map((one) => html`<a href=${link("graph", one)}>${one}</a> `)}
          ${all.size > direct.length ? `and through them ${all.size - direct.length} more: ${all.size} tasks in all` : nothing}
        </p>`
    : html`<p>Nothing else needs it.</p>`;
}

function evidence(view, now) {
  return view
    ? html`
        ${view.delivery ? html`<p>Delivery ${view.delivery.attempt}: ${low(view.delivery.step)} ${age(view.delivery.since, now)}</p>` : nothing}
        ${view.check ? html`<p>Checks ${low(view.check.status)} ${view.check.signature}</p>${view.check.log ? html`<pre>${view.check.log}</pre>` : nothing}` : nothing}
        ${view.review ? html`<p>Review: ${low(view.review.verdict)}</p><pre>${view.review.summary}</pre>` : nothing}
        ${view.evicted ? html`<p class="bad">Evicted: ${low(view.evicted.reason)}</p><pre>${view.evicted.log}</pre>` : nothing}
      `
    : nothing;
}
