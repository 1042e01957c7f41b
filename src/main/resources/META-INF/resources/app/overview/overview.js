import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { ask } from "../page/live.js";
import { action, age, health, low, status } from "../page/words.js";

const WORRY = ["CRASHED", "STUCK", "BLOCKED", "LIMITED", "WAITING", "SLOW", "UNKNOWN", "STARTING", "HEALTHY"];

/** The first ten seconds: who needs a human, what Czar did and wants, how each worker is. */
class Overview extends View {
  static properties = { said: { state: true }, screen: { state: true } };

  static styles = [
    View.styles,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(22rem, 1fr));
        gap: 0 2rem;
      }
      ul {
        margin: 0;
        padding-left: 1.2rem;
      }
      .quiet {
        color: var(--good);
      }
      td button {
        margin-right: 0.3rem;
      }
    `,
  ];

  render() {
    const project = this.live.one("project");
    if (!project) {
      return html`<p class="faint">Waiting for the first cycle.</p>`;
    }
    return html`
      <div class="columns">
        <section aria-label="Needs a human">
          <h2>Needs a human</h2>
          ${this.#needs(project)}
        </section>
        <section aria-label="The project">
          <h2>${low(project.state)}</h2>
          <p>
            ${Object.entries(project.tasks).map(([stage, count]) => html`${count} ${low(stage)} `)}
            · rules <a href=${this.link("rules")}>${project.rules}</a>
          </p>
          ${this.#omnibus()}
          <p>
            ${this.#orderButton(project, "Pause", "Pause", { kind: "pause" }, { kind: "resume" })}
            ${this.#orderButton(project, "Emergency stop", "EmergencyStop", { kind: "estop" }, { kind: "clear-estop" })}
            <span role="status">${this.said ?? nothing}</span>
          </p>
        </section>
      </div>
      <h2>Workers</h2>
      <div class="scroll">${this.#workers()}</div>
      ${this.#screen()}
      <div class="columns">
        <section aria-label="Latest decisions">
          <h2>What Czar did</h2>
          <ul>
            ${this.decisions.slice(0, 8).map(
              (decision) =>
                html`<li>
                  ${status(decision.status)} <a href=${this.link("decisions", String(decision.id))}>${action(decision)}</a>
                  ${age(decision.at, this.now)}
                </li>`,
            )}
          </ul>
        </section>
        <section aria-label="Held back">
          <h2>Held back just now</h2>
          ${this.#held()}
        </section>
      </div>
    `;
  }

  updated(changes) {
    if (changes.has("about")) {
      this.screen = undefined;
    }
    if (this.about && (changes.has("about") || (changes.has("now") && Math.round(this.now / 1000) % 2 === 0))) {
      this.#look(this.about);
    }
  }

  async #look(worker) {
    try {
      this.screen = await ask(`${this.base}/workers/${encodeURIComponent(worker)}/screen`);
    } catch (failure) {
      this.screen = { worker, text: failure.message };
    }
  }

  #screen() {
    return this.about
      ? html`<section aria-label="Screen of ${this.about}">
          <h2>Screen of ${this.about} <a href=${this.link("overview")}>close</a></h2>
          <pre tabindex="0">${this.screen?.text ?? "Looking."}</pre>
        </section>`
      : nothing;
  }

  #needs(project) {
    const alerts = this.decisions.filter((decision) => decision.action.kind === "AlertHuman").slice(0, 5);
    const awaiting = (this.live.one("next") ?? []).filter((decision) => decision.status === "AWAITING");
    if (!project.troubles.length && !alerts.length && !awaiting.length) {
      return html`<p class="quiet">● Nothing does.</p>`;
    }
    return html`<ul>
      ${project.troubles.map((trouble) => html`<li class="bad">${trouble}</li>`)}
      ${awaiting.map(
        (decision) =>
          html`<li>
            ${action(decision)} awaits approval
            <button @click=${() => this.#order({ kind: "approve", decision: decision.key })}>Approve</button>
            <button @click=${() => this.#order({ kind: "veto", decision: decision.key })}>Veto</button>
          </li>`,
      )}
      ${alerts.map(
        (decision) =>
          html`<li><a href=${this.link("decisions", String(decision.id))}>${decision.action.text}</a> ${age(decision.at, this.now)}</li>`,
      )}
    </ul>`;
  }

  #omnibus() {
    const { omnibus, integrated, evicted, waiting } = this.live.one("omnibus") ?? {};
    return omnibus
      ? html`<p>
          Omnibus <a href=${this.link("merging")}><code>${omnibus.commit.slice(0, 10)}</code></a> ${low(omnibus.state)}:
          ${integrated.length} in, ${evicted.length} out, ${waiting.length} waiting
        </p>`
      : html`<p class="faint">No omnibus yet.</p>`;
  }

  #workers() {
    const workers = this.live.all("worker/");
    workers.sort((a, b) => WORRY.indexOf(a.health) - WORRY.indexOf(b.health) || (a.id < b.id ? -1 : 1));
    return html`<table>
      <thead>
        <tr>
          <th scope="col">Worker</th>
          <th scope="col">Health</th>
          <th scope="col">Process</th>
          <th scope="col">Turn</th>
          <th scope="col">Resource</th>
          <th scope="col">Task</th>
          <th scope="col">Commits</th>
          <th scope="col">Sign of life</th>
          <th scope="col">Order</th>
        </tr>
      </thead>
      <tbody>
        ${workers.map(
          (worker) =>
            html`<tr>
              <td>
                <a href=${this.link("decisions", `worker=${worker.id}`)}>${worker.id}</a> <span class="faint">${worker.agent}</span><br />
                <a href=${this.link("overview", worker.id)} aria-label="Screen of ${worker.id}">screen</a>
              </td>
              <td>${health(worker.health)}</td>
              <td>${low(worker.process?.process)}</td>
              <td>${low(worker.turn?.turn)} ${worker.turn ? age(worker.turn.since, this.now) : nothing}</td>
              <td>${low(worker.resource?.resource)}</td>
              <td>
                ${worker.task ? html`<a href=${this.link("graph", worker.task)}>${worker.task}</a>` : html`<span class="faint">none</span>`}
                ${worker.branch ? html`<br /><code class="faint">${worker.branch}</code>` : nothing}
              </td>
              <td>${worker.workspace ? `${worker.workspace.ahead} ahead, ${worker.workspace.behind} behind` : ""}
                ${worker.workspace && !worker.workspace.clean ? html`<br /><span class="slow">uncommitted changes</span>` : nothing}</td>
              <td>${age(worker.lastSignOfLife, this.now)}</td>
              <td>
                ${worker.hold
                  ? html`held by ${worker.hold.author} <button @click=${() => this.#order({ kind: "release", worker: worker.id })}>Release</button>`
                  : html`<button @click=${() => this.#order({ kind: "hold", worker: worker.id })}>Hold</button>`}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #held() {
    const held = (this.live.one("next") ?? []).filter((decision) => decision.status !== "AWAITING");
    return held.length
      ? html`<ul>
          ${held.slice(0, 8).map((decision) => html`<li>${action(decision)}: <a href=${this.link("decisions", decision.key)}>why</a></li>`)}
        </ul>`
      : html`<p class="faint">Nothing.</p>`;
  }

  #orderButton(project, title, fact, on, off) {
    const order = project.orders.find((one) => one.fact === fact);
    return order
      ? html`<button @click=${() => this.#order(off)}>End: ${title.toLowerCase()} by ${order.author}</button>`
      : html`<button @click=${() => this.#order(on)}>${title}</button>`;
  }

  async #order(order) {
    try {
      this.said = (await ask(`${this.base}/orders`, { ...order, author: "dashboard", reason: "from the dashboard" })).message;
    } catch (failure) {
      this.said = failure.message;
    }
  }
}

customElements.define("czar-overview", Overview);
