import { LitElement, css, html, nothing } from "lit";
import { shared } from "../design/style.js";

const SIGNS = { ERROR: ["✖", "bad", "error"], WARNING: ["▲", "slow", "warning"] };

const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** What the check found: each with its place, its words and the way out. Tells "go" with the place to jump to. */
class RuleProblems extends LitElement {
  static properties = { report: { attribute: false }, name: { attribute: false }, view: { attribute: false } };
  static styles = [
    shared,
    css`
      ul {
        list-style: none;
        padding: 0;
        margin: 0.3rem 0;
        max-height: 14rem;
        overflow: auto;
      }
      li {
        padding: 0.15rem 0;
      }
    `,
  ];

  render() {
    if (!this.report) {
      return html`<p class="faint" role="status">Checking.</p>`;
    }
    const { errors, warnings, diagnostics } = this.report;
    const here = diagnostics.filter((one) => one.file === this.name);
    const elsewhere = diagnostics.filter((one) => one.file !== this.name);
    return html`<p role="status" class=${errors ? "bad" : warnings ? "slow" : "good"}>
        ${errors ? `✖ ${count(errors, "error")}` : warnings ? `▲ ${count(warnings, "warning")}` : "● Nothing is wrong."}
      </p>
      ${diagnostics.length
        ? html`<ul aria-label="Diagnostics">
            ${here.map((one) => this.#one(one, html`<button @click=${() => this.#go(one)}>${one.line}:${one.column}</button>`))}
            ${elsewhere.map((one) => this.#one(one, html`<a href=${this.view.link("rules", one.rule || one.file)}>${one.file}:${one.line}:${one.column}</a>`))}
          </ul>`
        : nothing}`;
  }

  #one({ severity, code, message, hint }, place) {
    const [shape, kind, word] = SIGNS[severity] ?? SIGNS.ERROR;
    return html`<li>
      ${place} <span class="mark ${kind}"><span aria-hidden="true">${shape}</span> ${word}</span> <code>${code}</code> ${message} ${hint ? html`<span class="faint">${hint}</span>` : nothing}
    </li>`;
  }

  #go({ line, column }) {
    this.dispatchEvent(new CustomEvent("go", { detail: { line, column } }));
  }
}

customElements.define("czar-rule-problems", RuleProblems);
