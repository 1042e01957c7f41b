import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { fetchJson } from "../page/documents.js";
import { whyNotAnswer } from "./why-not-answer.js";

/** Why a rule does not fire. `asked` is the question of the address, rule and worker; without a rule it is only begun. */
class WhyNot extends View {
  static properties = { asked: { attribute: false }, rules: { attribute: false }, answer: { state: true }, looking: { state: true }, failure: { state: true } };

  static styles = [
    View.styles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin: 0.8rem 0;
      }
      ul {
        padding-left: 1.3rem;
        margin: 0.2rem 0;
      }
      h3 {
        font-size: 0.95rem;
      }
      section {
        background: var(--panel);
        border: 1px solid var(--line);
        padding: 0 1rem 0.6rem;
      }
    `,
  ];

  updated(changes) {
    if (changes.has("asked") && this.asked?.rule) {
      this.#ask(this.asked);
    }
  }

  render() {
    const about = [...this.live.all("worker/").map((worker) => worker.id), ...this.live.all("task/").map((task) => task.task?.id ?? task.id)];
    return html`<h2 id="why-not">Why not?</h2>
      <form @submit=${(event) => this.#submit(event)} aria-label="Why not">
        <label>rule <input name="rule" size="40" required list="rules" .value=${this.asked?.rule ?? ""} /></label>
        <datalist id="rules">${this.rules.map((name) => html`<option value=${name}></option>`)}</datalist>
        <label>worker or task <input name="worker" size="12" list="about" .value=${this.asked?.worker ?? ""} /></label>
        <datalist id="about">${about.map((id) => html`<option value=${id}></option>`)}</datalist>
        <button>Ask</button>
      </form>
      ${this.looking ? html`<p class="faint" role="status">Evaluating.</p>` : nothing}
      ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing}
      ${this.answer ? html`<section aria-label="Answer" aria-live="polite">${whyNotAnswer(this.answer, (...path) => this.link(...path))}</section>` : nothing}`;
  }

  #submit(event) {
    event.preventDefault();
    const { rule, worker } = Object.fromEntries(new FormData(event.target));
    this.#ask({ rule, worker });
  }

  async #ask({ rule, worker }) {
    this.answer = this.failure = undefined;
    this.looking = true;
    try {
      this.answer = await fetchJson(`${this.base}/why-not?${new URLSearchParams({ rule, worker: worker ?? "" })}`);
    } catch (failure) {
      this.failure = failure.message;
    }
    this.looking = false;
  }
}

customElements.define("czar-why-not", WhyNot);
