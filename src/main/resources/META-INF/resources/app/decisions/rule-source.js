import { LitElement, css, html, nothing } from "lit";
import { fetchJson } from "../page/documents.js";
import { shared } from "../design/style.js";

/** A rule as it is written, with the numbers of its lines; `place` is file:line. */
class RuleSource extends LitElement {
  static properties = { base: {}, place: {}, lines: { state: true }, failure: { state: true } };

  static styles = [
    shared,
    css`
      ol {
        margin: 0;
        padding: 0.4rem 0 0.4rem 3.5rem;
        border: 1px solid var(--line);
        background: var(--ground);
        overflow-x: auto;
      }
      li {
        white-space: pre;
        font-family: ui-monospace, monospace;
        font-size: 0.88em;
      }
      li:first-child {
        font-weight: 600;
      }
    `,
  ];

  willUpdate(changes) {
    if (changes.has("place") && this.place) {
      this.#load();
    }
  }

  async #load() {
    const [file, line] = this.place.split(":");
    try {
      const { files } = await fetchJson(`${this.base}/rules/source`);
      const text = files.find((one) => one.name === file)?.text.split("\n").slice(Number(line) - 1) ?? [];
      const end = text.findIndex((one) => one.trim() === "end");
      this.lines = end < 0 ? text : text.slice(0, end + 1);
      this.failure = undefined;
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  render() {
    const start = Number(this.place?.split(":")[1] ?? 1);
    return html`<p class="faint">${this.failure ?? this.place}</p>
      ${this.lines ? html`<ol start=${start} tabindex="0" aria-label="Source of the rule">${this.lines.map((line) => html`<li>${line}</li>`)}</ol>` : nothing}`;
  }
}

customElements.define("czar-rule-source", RuleSource);
