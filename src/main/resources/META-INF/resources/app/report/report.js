import { css, html } from "lit";
import { View } from "../page/view.js";
import { fetchJson } from "../page/documents.js";
import { waitingText } from "../page/waiting.js";
import { actionSummary, dateTime, healthBadge, label } from "../page/format.js";

/** A printable report: measures, tasks, alerts and failed actions. */
class Report extends View {
  static properties = { summary: { state: true }, alerts: { state: true }, failed: { state: true }, failure: { state: true } };

  static styles = [
    View.styles,
    css`
      @media print {
        button {
          display: none;
        }
        tr {
          break-inside: avoid;
        }
      }
    `,
  ];

  connectedCallback() {
    super.connectedCallback();
    this.#ask();
  }

  async #ask() {
    try {
      this.summary = await fetchJson(`${this.base}/summary`);
      this.alerts = (await fetchJson(`${this.base}/decisions?kind=alert-human&limit=100`)).decisions;
      this.failed = (await fetchJson(`${this.base}/decisions?status=failed&limit=100`)).decisions;
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  render() {
    const project = this.live.one("project");
    if (!project || !this.summary) {
      return html`<p class="faint">${this.failure ?? "Loading."}</p>`;
    }
    return html`
      <h2>Report of ${project.name}, ${label(project.state)}, as of ${dateTime(this.live.heard)}</h2>
      <p><button @click=${() => print()}>Print</button> Human actions: ${this.summary.humanActions}. Rules ${project.rules}.</p>
      ${this.#measures()} ${this.#tasks()} ${this.#workers()} ${this.#list("Alerts", this.alerts, (one) => one.action.text)}
      ${this.#list("Failed actions", this.failed, actionSummary)}
    `;
  }

  #measures() {
    return table(
      "Measures",
      ["Measure", "Value", "Of", "Meaning"],
      this.summary.measures.map(({ name, value, unit, samples, meaning }) => [label(name), value == null ? "not known" : `${value} ${unit}`, samples, meaning]),
    );
  }

  #tasks() {
    return table(
      "Tasks",
      ["Task", "Stage", "Worker", "Pull request", "Review", "Waiting for"],
      this.live
        .all("task/")
        .map(({ task, stage, worker, pullRequest, review, waitingFor }) => [
          task.id,
          label(stage),
          worker,
          pullRequest ? `#${pullRequest.number} ${label(pullRequest.state)}` : "",
          label(review?.verdict),
          waitingText(waitingFor),
        ]),
    );
  }

  #workers() {
    return table(
      "Workers",
      ["Worker", "Agent", "Health", "Task", "Waiting for"],
      this.live.all("worker/").map((worker) => [worker.id, worker.agent, healthBadge(worker.health), worker.task, waitingText(worker.waitingFor)]),
    );
  }

  #list(title, decisions = [], words) {
    return table(
      title,
      ["When", "What", "Rule"],
      decisions.map((decision) => [
        dateTime(decision.at),
        html`<a href=${this.link("decisions", String(decision.id))}>${words(decision)}</a>`,
        decision.rule,
      ]),
    );
  }
}

function table(title, headings, rows) {
  return html`<h2>${title}</h2>
    ${rows.length
      ? html`<table class="folds">
          <thead>
            <tr>
              ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => html`<tr>${row.map((cell, at) => html`<td data-title=${headings[at]}>${cell}</td>`)}</tr>`)}
          </tbody>
        </table>`
      : html`<p class="faint">Nothing.</p>`}`;
}

customElements.define("czar-report", Report);
