import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { ask } from "../page/live.js";
import { action, age, low, status } from "../page/words.js";

/** What was decided: a list to search, and each decision from its facts to its outcome; and why something was not. */
class Decisions extends View {
  static properties = { found: { state: true }, whole: { state: true }, answer: { state: true }, failure: { state: true } };

  static styles = [
    View.styles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin: 0.8rem 0;
      }
      ol,
      ul {
        padding-left: 1.3rem;
        margin: 0.2rem 0;
      }
      article {
        background: var(--panel);
        border: 1px solid var(--line);
        padding: 0.4rem 1rem 0.8rem;
        margin: 0.8rem 0;
      }
    `,
  ];

  updated(changes) {
    if (changes.has("about")) {
      this.#open();
    }
  }

  async #open() {
    this.whole = this.found = this.failure = undefined;
    const [, name, value] = /^(worker|task|rule|kind|status)=(.*)$/.exec(this.about ?? "") ?? [];
    if (name) {
      await this.#search({ [name]: value });
    } else if (this.about) {
      await this.#try(async () => (this.whole = await ask(`${this.base}/decisions/${encodeURIComponent(this.about)}`)));
    }
  }

  render() {
    return html`
      ${this.whole ? this.#story(this.whole) : nothing}
      <form @submit=${(event) => this.#filter(event)} aria-label="Search decisions">
        <label>worker <input name="worker" size="10" /></label>
        <label>task <input name="task" size="10" /></label>
        <label>rule <input name="rule" size="18" /></label>
        <label
          >status
          <select name="status">
            ${["", "OPEN", "DONE", "FAILED", "LAPSED", "SKIPPED"].map((name) => html`<option value=${name}>${low(name) || "any"}</option>`)}
          </select></label
        >
        <button>Search</button>
        ${this.found ? html`<button type="button" @click=${() => (this.found = undefined)}>Live again</button>` : nothing}
      </form>
      ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing} ${this.#list()} ${this.#whyNot()}
    `;
  }

  #list() {
    const decisions = this.found ?? this.decisions;
    return html`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">Decision</th>
            <th scope="col">Outcome</th>
            <th scope="col">Rule</th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          ${decisions.map(
            (decision) =>
              html`<tr>
                <td>${decision.id}</td>
                <td><a href=${this.link("decisions", String(decision.id ?? decision.key))}>${action(decision)}</a></td>
                <td>${status(decision.status)}</td>
                <td>${decision.rule}</td>
                <td>${age(decision.at, this.now)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #story(decision) {
    return html`<article aria-label="Decision ${decision.key}">
      <h2>${action(decision)} ${status(decision.status)}</h2>
      <p>
        <a href=${this.link("rules", decision.rule)}>${decision.rule}</a>: ${decision.why}
        <span class="faint">${decision.places?.[decision.rule]}</span>
      </p>
      ${this.#because("Because", decision.because)} ${this.#because("Vetoed by", decision.vetoes)}
      <h3>Action</h3>
      <pre>${JSON.stringify(decision.action, undefined, 2)}</pre>
      ${decision.steps?.length
        ? html`<h3>Steps</h3>
            <ol>
              ${decision.steps.map((step) => html`<li>${low(step.name)} ${step.detail} <span class="faint">${step.at}</span></li>`)}
            </ol>`
        : nothing}
      ${decision.outcome ? html`<p>${status(decision.outcome.status)} ${decision.outcome.detail} <span class="faint">${decision.outcome.at}</span></p>` : nothing}
      ${decision.status === "OPEN" || decision.status === "AWAITING"
        ? html`<button @click=${() => this.#order("approve")}>Approve</button> <button @click=${() => this.#order("veto")}>Veto</button>`
        : nothing}
    </article>`;
  }

  #because(title, reasons) {
    return reasons?.length
      ? html`<h3>${title}</h3>
          <ul>
            ${reasons.map((reason) => html`<li>${reason.rule}: ${reason.why} ${this.#evidence(reason.facts)}</li>`)}
          </ul>`
      : nothing;
  }

  #evidence(facts) {
    return html`<ul>
      ${facts.map(({ fact, source, age: old, because }) => {
        const { fact: type, ...parts } = fact;
        return html`<li>
          <code>${type}(${Object.entries(parts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(", ")})</code>
          <span class="faint">${source === "rule" ? "concluded" : `seen by ${source}, ${old} old`}</span>
          ${because?.length ? html`<details><summary>why</summary><ul>${because.map((reason) => html`<li>${reason.rule}: ${reason.why} ${this.#evidence(reason.facts)}</li>`)}</ul></details>` : nothing}
        </li>`;
      })}
    </ul>`;
  }

  #whyNot() {
    return html`<h2>Why not?</h2>
      <form @submit=${(event) => this.#ask(event)} aria-label="Why not">
        <label>rule <input name="rule" size="30" required /></label>
        <label>worker or task <input name="worker" size="12" /></label>
        <button>Ask</button>
      </form>
      ${this.answer ? html`<pre>${JSON.stringify(this.answer, undefined, 2)}</pre>` : nothing}`;
  }

  #filter(event) {
    event.preventDefault();
    this.#search(Object.fromEntries(new FormData(event.target)));
  }

  async #search(query) {
    const given = Object.entries(query).filter(([, value]) => value);
    await this.#try(async () => {
      const answer = await ask(`${this.base}/decisions?${new URLSearchParams(given)}`);
      this.found = [...answer.vetoed, ...answer.decisions];
    });
  }

  async #ask(event) {
    event.preventDefault();
    const query = new URLSearchParams(new FormData(event.target));
    await this.#try(async () => (this.answer = await ask(`${this.base}/why-not?${query}`)));
  }

  async #order(kind) {
    await this.#try(async () => {
      await ask(`${this.base}/orders`, { kind, decision: this.whole.key, author: "dashboard", reason: "from the dashboard" });
      await this.#open();
    });
  }

  async #try(action) {
    this.failure = undefined;
    try {
      await action();
    } catch (failure) {
      this.failure = failure.message;
    }
  }
}

customElements.define("czar-decisions", Decisions);
