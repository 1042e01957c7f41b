import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { ask } from "../page/live.js";
import { low } from "../page/words.js";

/** The rules in force: their words, their source, what became of revisions, and a text that can be tried and shadowed. */
class Rules extends View {
  static properties = {
    state: { state: true },
    source: { state: true },
    file: { state: true },
    said: { state: true },
    trial: { state: true },
  };

  static styles = [
    View.styles,
    css`
      .columns {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr));
        gap: 0 2rem;
      }
      textarea {
        width: 100%;
        min-height: 24rem;
        font: 13px/1.4 ui-monospace, monospace;
        background: var(--panel);
        color: inherit;
        border: 1px solid var(--line);
      }
      .chosen td {
        background: color-mix(in srgb, var(--accent) 15%, transparent);
      }
    `,
  ];

  #seen;

  updated() {
    const revision = this.live.one("project")?.rules;
    if (revision && revision !== this.#seen) {
      this.#seen = revision;
      this.#load();
    }
  }

  async #load() {
    await this.#try(async () => {
      this.state = await ask(`${this.base}/rules`);
      this.source = await ask(`${this.base}/rules/source`);
    });
  }

  render() {
    if (!this.state || !this.source) {
      return html`<p class="faint">${this.said ?? "Loading."}</p>`;
    }
    const { state, rules } = this.state;
    const text = this.source.files.find((file) => file.name === this.file) ?? this.source.files.find((file) => file.name === this.#fileOf(rules)) ?? this.source.files[0];
    return html`
      <p>
        Revision <code>${state.revision}</code> is in force.
        ${state.problem ? html`<span class="bad">${state.problem}</span>` : nothing}
        <button @click=${() => this.#order("rollback")}>Roll back</button>
        ${state.shadow
          ? html`Shadow <code>${state.shadow.revision}</code>: ${state.shadow.report.differences.length} differences
              <button @click=${() => this.#order("promote")}>Promote</button> <button @click=${() => this.#order("discard")}>Discard</button>`
          : nothing}
        <span role="status">${this.said ?? nothing}</span>
      </p>
      <div class="columns">
        <section aria-label="Rules">
          <h2>${rules.length} rules</h2>
          <div class="scroll">
            <table>
              <tbody>
                ${rules.map(
                  (rule) =>
                    html`<tr class=${rule.name === this.about ? "chosen" : ""}>
                      <td><a href=${this.link("rules", rule.name)} @click=${() => (this.file = rule.file)}>${rule.name}</a><br /><span class="faint">${rule.why}</span></td>
                      <td><span class="faint">${rule.file}:${rule.line}</span></td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>
        </section>
        <section aria-label="Source">
          <h2>
            <label>Source <select @change=${(event) => (this.file = event.target.value)}>
              ${this.source.files.map((file) => html`<option .selected=${file.name === text.name}>${file.name}</option>`)}
            </select></label>
          </h2>
          <textarea spellcheck="false" aria-label="Rule text" .value=${text.text}></textarea>
          <p>
            <button @click=${() => this.#tryOut(text.name)}>Check and backtest</button>
            <button @click=${() => this.#shadow(text.name)}>Shadow</button>
            <span class="faint">The file on disk stays the truth: save it as <code>.czar/rules/${text.name}</code>.</span>
          </p>
          ${this.#trial()}
          <h2>What happened to revisions</h2>
          <ul>
            ${state.history.map((event) => html`<li><code>${event.revision}</code> ${low(event.state)} by ${event.author} ${event.reason} <span class="faint">${event.at}</span></li>`)}
          </ul>
        </section>
      </div>
    `;
  }

  #trial() {
    if (!this.trial) {
      return nothing;
    }
    const { verdict, reason, report } = this.trial;
    return html`<div role="status">
      <p><strong class=${verdict === "SOUND" ? "good" : "bad"}>${low(verdict)}</strong></p>
      ${reason ? html`<pre>${reason}</pre>` : nothing}
      ${report
        ? html`<p>${report.scope.cycles} cycles, ${report.unchanged} decisions as they were.</p>
            <ul>
              ${report.differences.map((one) => html`<li>${low(one.change)}: <a href=${this.link("decisions", one.key)}>${one.key}</a></li>`)}
            </ul>`
        : nothing}
    </div>`;
  }

  #fileOf(rules) {
    return rules.find((rule) => rule.name === this.about)?.file;
  }

  #text() {
    return this.renderRoot.querySelector("textarea").value;
  }

  async #tryOut(name) {
    await this.#try(async () => (this.trial = await ask(`${this.base}/rules/try`, { files: [{ name, text: this.#text() }] })));
  }

  async #shadow(name) {
    await this.#try(async () => {
      await ask(`${this.base}/rules/shadow`, { author: "dashboard", files: [{ name, text: this.#text() }] });
      await this.#load();
    });
  }

  async #order(what) {
    await this.#try(async () => {
      await ask(`${this.base}/rules/${what}`, { author: "dashboard" });
      await this.#load();
    });
  }

  async #try(action) {
    this.said = undefined;
    try {
      await action();
    } catch (failure) {
      this.said = failure.message;
    }
  }
}

customElements.define("czar-rules", Rules);
