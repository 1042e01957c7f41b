import { html } from "lit";
import { label } from "../page/format.js";
import { remainingText, timeInStage, finished } from "./task-times.js";

/** The graph as a table, with the same content as the diagram. */
export function taskTable(graph, known, link) {
  const names = (tasks) => tasks.map((task) => html`<a href=${link("graph", task)}>${task}</a> `);
  return html`<div class="scroll">
    <table class="folds" aria-label="Tasks and their dependencies">
      <thead>
        <tr>
          ${["Task", "Stage", "Worker", "Time", "Remaining", "Depends on", "Required by"].map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${graph.tasks.map(
          (node) =>
            html`<tr>
              <th scope="row"><a href=${link("graph", node.task)}>${node.task}</a>${graph.criticalPath.includes(node.task) ? " ⚑ critical" : ""}</th>
              <td data-title="Stage">${label(node.stage)}</td>
              <td data-title="Worker">${node.worker || "unassigned"}</td>
              <td data-title="Time">${timeInStage(node, known.now) || "unknown"}</td>
              <td data-title="Remaining">${finished(node) ? "" : remainingText(node.task, known)}</td>
              <td data-title="Depends on">
                ${graph.edges.filter(({ task }) => task === node.task).map(({ requirement, met }) => html`${met ? "✔" : "◇"} ${names([requirement])}`)}
              </td>
              <td data-title="Required by">${names(graph.edges.filter(({ requirement }) => requirement === node.task).map(({ task }) => task))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
