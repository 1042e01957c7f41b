import { html } from "lit";
import { formatDuration, label, plural, formatSeconds } from "../page/format.js";
import { remaining, remainingText, timeInStage } from "./task-times.js";

/** The chain that decides when all is done, with the time each of its tasks has had and has left, and their sum. */
export function criticalPath(graph, known, link) {
  const chain = graph.criticalPath;
  if (!chain.length) {
    return html`<p>Nothing is left to do.</p>`;
  }
  return html`<section aria-label="Critical path">
    <h2>⚑ Critical path: ${plural(chain.length, "task")}, ${total(graph, known)}</h2>
    <ol class="chain">
      ${chain.map((task) => {
        const node = graph.tasks.find((one) => one.task === task);
        return html`<li>
          <a href=${link("graph", task)}>${task}</a>
          <span class="faint">${[node && label(node.stage), node && timeInStage(node, known.now), remainingText(task, known)].filter(Boolean).join(", ")}</span>
        </li>`;
      })}
    </ol>
  </section>`;
}

function total({ criticalPath: chain, typical }, known) {
  if (!typical) {
    return "time left unknown until three tasks are finished";
  }
  const sum = chain.reduce((all, task) => all + remaining(task, known), 0);
  return `about ${formatSeconds(sum)} left (a task usually takes ${formatDuration(typical.median)}: the median of ${typical.samples} finished)`;
}
