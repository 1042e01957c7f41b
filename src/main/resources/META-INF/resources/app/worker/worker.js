import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { waitingList } from "../page/waiting.js";
import { actionSummary, timeAgo, healthBadge, label, statusBadge } from "../page/format.js";
import { conversation, workerOrders } from "../page/orders.js";
import "../overview/agenda.js";
import "./screen.js";

const LATEST = 12;

/** Tokens and what they cost as far as prices are known. */
function usageText({ tokens, cost, priced }) {
  const dollars = `$${(cost / 1e6).toFixed(2)}`;
  return `${tokens} tokens${priced ? `, ${dollars}` : cost ? `, ${dollars} and what has no known price` : ", price not known"}`;
}

/** One worker: how it is on each axis, what its task still needs, what was done about it and will be, its screen. */
class Worker extends View {
  static styles = [
    View.styles,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr));
        gap: 0 2rem;
      }
      dl {
        display: grid;
        grid-template-columns: max-content 1fr;
        gap: 0.2rem 1rem;
        margin: 0;
      }
      dt {
        color: var(--faint);
      }
      dd {
        margin: 0;
      }
      ul,
      ol {
        margin: 0;
        padding-left: 1.2rem;
      }
    `,
  ];

  render() {
    const worker = this.live.one(`worker/${this.about}`);
    if (!worker) {
      return html`<p class="faint">There is no worker ${this.about}.</p>`;
    }
    return html`
      <h2>${worker.id} ${healthBadge(worker.health)}</h2>
      <p>${workerOrders(this.live, worker, this.now)}</p>
      ${conversation(this.live, worker, this.now)}
      <div class="columns">
        <section aria-label="State">${this.#state(worker)}</section>
        <section aria-label="Task">
          <h2>${worker.task ? html`Task <a href=${this.link("graph", worker.task)}>${worker.task}</a>` : "No task"}</h2>
          ${waitingList(worker.waitingFor, (...path) => this.link(...path))}
          <h2>Upcoming actions</h2>
          <czar-agenda .live=${this.live} .now=${this.now} .worker=${worker.id}></czar-agenda>
          <p><a href=${this.link("decisions", `why-not?${new URLSearchParams({ worker: worker.id })}`)}>Why did a rule not fire?</a></p>
        </section>
        <section aria-label="Decisions">
          <h2>Recent decisions</h2>
          ${this.#done(worker)}
        </section>
      </div>
      ${this.#conflicts(worker)}
      <czar-screen .live=${this.live} .worker=${worker.id}></czar-screen>
    `;
  }

  #state({ agent, skills, process, turn, progress, resource, workspace, report, exit, givenUp, usage, context, planLimits }) {
    const line = (title, text) => html`<dt>${title}</dt><dd>${text}</dd>`;
    return html`<h2>State</h2>
      <dl>
        ${line("agent", `${agent}${skills.length ? `, for ${skills.join(", ")}` : ""}`)}
        ${line("process", process ? html`${label(process.process)}, checked ${timeAgo(process.since, this.now)}` : "not seen")}
        ${exit ? line("ended", html`${label(exit.cause)}, ${exit.signal ? `signal ${exit.signal}` : `exit status ${exit.status < 0 ? "unknown" : exit.status}`} ${timeAgo(exit.since, this.now)}<pre>${exit.lastWords}</pre>`) : nothing}
        ${givenUp ? line("given up", html`<span class="slow">it ${givenUp.reason}</span>; what next: ${givenUp.remedy}`) : nothing}
        ${usage ? line("used today", usageText(usage)) : nothing}
        ${context ? line("context", `${context.tokens} tokens${context.percentLeft < 0 ? "" : `, ${context.percentLeft} % left`}`) : nothing}
        ${(planLimits ?? []).map((limit) => line("plan", `${limit.usedPercent} % of its ${limit.window} limit used`))}
        ${line("turn", turn ? html`${label(turn.turn)} by its ${turn.sign} ${timeAgo(turn.since, this.now)}` : "not seen")}
        ${line("output", progress ? timeAgo(progress.outputAt, this.now) : "none seen")}
        ${line("commits", progress?.commits ? html`${progress.commits}, the last ${timeAgo(progress.commitAt, this.now)}` : progress ? "nothing new" : "none seen")}
        ${line("report", report ? html`${report.percent} % ${reported(report)} ${timeAgo(report.since, this.now)}` : "none")}
        ${line("resource", label(resource?.resource) || "unknown")}
        ${line("branch", workspace ? html`<code>${workspace.branch}</code> ${workspace.ahead} ahead, ${workspace.behind} behind what is integrated` : "none")}
        ${line("worktree", workspace ? (workspace.clean ? "clean" : html`<span class="slow">uncommitted changes</span>`) : "not seen")}
      </dl>`;
  }

  #done(worker) {
    const decisions = this.decisions.filter((decision) => decision.action.worker === worker.id).slice(0, LATEST);
    return html`<ul>
        ${repeat(
          decisions,
          ({ id }) => id,
          (decision) =>
            html`<li>
              ${statusBadge(decision.status)} <a href=${this.link("decisions", String(decision.id))}>${actionSummary(decision)}</a> ${timeAgo(decision.at, this.now)}
            </li>`,
        )}
      </ul>
      <p><a href=${this.link("decisions", `worker=${worker.id}`)}>All decisions about it</a></p>`;
  }

  #conflicts(worker) {
    const conflicts = this.live.all("conflict/").filter((one) => one.worker === worker.id || one.other === worker.id);
    return conflicts.length
      ? html`<h2>Merge conflicts</h2>
          <ul>
            ${conflicts.map(
              (one) =>
                html`<li>
                  with <a href=${this.link("merging", "conflict", one.worker, one.other)}>${one.worker === worker.id ? one.other : one.worker}</a>: ${one.files.join(", ")}
                </li>`,
            )}
          </ul>`
      : nothing;
  }
}

const reported = ({ estimate, blockedOn }) =>
  [estimate && `done in ${estimate}`, blockedOn && `blocked on ${blockedOn}`].filter(Boolean).join(", ");

customElements.define("czar-worker", Worker);
