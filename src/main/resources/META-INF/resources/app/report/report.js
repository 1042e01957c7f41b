import { css, html } from "lit";
import { View } from "../page/view.js";
import { ask } from "../page/live.js";
import { action, dated, health, low } from "../page/words.js";

/** How it went, on paper: measures, tasks, what needed a human, what went wrong. */
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
      this.summary = await ask(`${this.base}/summary`);
      this.alerts = (await ask(`${this.base}/decisions?kind=alert-human&limit=100`)).decisions;
      this.failed = (await ask(`${this.base}/decisions?status=failed&limit=100`)).decisions;
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  render() {
    const project = this.live.one("project");
    if (!project || !this.summary) {
      return html`<p class="faint">${this.failure ?? "Counting."}</p>`;
    }
    return html`
      <h2>Report of ${project.name}, ${low(project.state)}, as of ${dated(this.live.heard)}</h2>
      <p><button @click=${() => print()}>Print</button> A human had to act ${this.summary.humanActions} times. Rules ${project.rules}.</p>
      ${this.#measures()} ${this.#tasks()} ${this.#workers()} ${this.#list("What a human was told", this.alerts, (one) => one.action.text)}
      ${this.#list("What failed", this.failed, action)}
    `;
  }

  #measures() {
    return table(
      "Measures",
      ["Measure", "Value", "Of", "Meaning"],
      this.summary.measures.map(({ name, value, unit, samples, meaning }) => [low(name), value == null ? "not known" : `${value} ${unit}`, samples, meaning]),
    );
  }

  #tasks() {
    return table(
      "Tasks",
      ["Task", "Stage", "Worker", "Pull request", "Review", "Waits for"],
      this.live
        .all("task/")
        .map(({ task, stage, worker, pullRequest, review, waitsFor }) => [
          task.id,
          low(stage),
          worker,
          pullRequest ? `#${pullRequest.number} ${low(pullRequest.state)}` : "",
          low(review?.verdict),
          waitsFor.join(", "),
        ]),
    );
  }

  #workers() {
    return table(
      "Workers",
      ["Worker", "Agent", "Health", "Task", "Still needs"],
      this.live.all("worker/").map((worker) => [worker.id, worker.agent, health(worker.health), worker.task, worker.missing.join(", ")]),
    );
  }

  #list(title, decisions = [], words) {
    return table(
      title,
      ["When", "What", "Rule"],
      decisions.map((decision) => [
        dated(decision.at),
        html`<a href=${this.link("decisions", String(decision.id))}>${words(decision)}</a>`,
        decision.rule,
      ]),
    );
  }
}

function table(title, headings, rows) {
  return html`<h2>${title}</h2>
    ${rows.length
      ? html`<table>
          <thead>
            <tr>
              ${headings.map((heading) => html`<th scope="col">${heading}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}
          </tbody>
        </table>`
      : html`<p class="faint">Nothing.</p>`}`;
}

customElements.define("czar-report", Report);
