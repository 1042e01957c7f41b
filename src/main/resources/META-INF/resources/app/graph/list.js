import { html } from "lit";
import { low } from "../page/words.js";
import { leftInWords, soFar, finished } from "./times.js";

/** The graph as a table, which says the same as the drawing. */
export function list(graph, known, link) {
  const names = (tasks) => tasks.map((task) => html`<a href=${link("graph", task)}>${task}</a> `);
  return html`<div class="scroll">
    <table aria-label="Tasks and what they require">
      <thead>
        <tr>
          ${["Task", "Stage", "Worker", "Time", "Left", "Requires", "Needed by"].map((title) => html`<th scope="col">${title}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${graph.tasks.map(
          (node) =>
            html`<tr>
              <th scope="row"><a href=${link("graph", node.task)}>${node.task}</a>${graph.criticalPath.includes(node.task) ? " ⚑ critical" : ""}</th>
              <td>${low(node.stage)}</td>
              <td>${node.worker || "nobody"}</td>
              <td>${soFar(node, known.now) || "unknown"}</td>
              <td>${finished(node) ? "" : leftInWords(node.task, known)}</td>
              <td>
                ${graph.edges.filter(({ task }) => task === node.task).map(({ requirement, met }) => html`${met ? "✔" : "◇"} ${names([requirement])}`)}
              </td>
              <td>${names(graph.edges.filter(({ requirement }) => requirement === node.task).map(({ task }) => task))}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
