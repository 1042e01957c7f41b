import { LitElement, html, nothing } from "lit";
import { commentLines, withMarks, tokens } from "./drl-highlight.js";
import { editorStyle } from "./editor-style.js";

const LINE = 20;
const LETTER = 8;
const WIDE = 60;
const SIGNS = { ERROR: "✖", WARNING: "▲" };

/**
 * A text of rules to be edited: a plain text field, whose own letters cannot be seen, over a layer that shows the same text in
 * colours. Only the lines in sight are drawn. Tells "edited" with the text.
 */
class RuleEditor extends LitElement {
  static properties = {
    text: { attribute: false },
    name: { attribute: false },
    problems: { attribute: false },
    shown: { attribute: false },
    top: { state: true },
    left: { state: true },
    height: { state: true },
  };

  static styles = editorStyle;

  #free = false;
  #sized = new ResizeObserver(([entry]) => (this.height = entry.contentRect.height));

  constructor() {
    super();
    this.text = "";
    this.problems = [];
    this.top = this.left = 0;
    this.height = 480;
  }

  get field() {
    return this.renderRoot.querySelector("textarea");
  }

  firstUpdated() {
    this.#sized.observe(this.renderRoot.querySelector(".frame"));
  }

  willUpdate(changes) {
    if (changes.has("text")) {
      this.lines = this.text.split("\n");
      this.commented = commentLines(this.lines);
    }
  }

  updated(changes) {
    if (changes.has("text") && this.field.value !== this.text) {
      this.field.value = this.text;
    }
    const above = Math.floor(this.top / LINE) * LINE - this.top;
    this.renderRoot.querySelector(".code").style.transform = `translate(${-this.left}px, ${above}px)`;
    this.renderRoot.querySelector(".numbers").style.transform = `translateY(${above}px)`;
  }

  /** Puts the caret there, in the middle of what is in sight; lines and columns count from 1. */
  go(line, column = 1) {
    const before = this.text.split("\n").slice(0, line - 1);
    const place = before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
    this.field.focus();
    this.field.setSelectionRange(place, place);
    this.show(line, column);
  }

  show(line, column = 1) {
    this.field.scrollTop = Math.max(0, (line - 1) * LINE - this.height / 3);
    this.field.scrollLeft = Math.max(0, (column - WIDE) * LETTER);
  }

  render() {
    const first = Math.floor(this.top / LINE);
    const inSight = this.lines.slice(first, first + Math.ceil(this.height / LINE) + 2);
    return html`
      <div class="frame">
        <div class="layer code" aria-hidden="true">${inSight.map((line, index) => this.#line(line, first + index + 1))}</div>
        <textarea
          aria-label="Text of ${this.name}"
          aria-describedby="keys"
          spellcheck="false"
          autocapitalize="off"
          autocomplete="off"
          wrap="off"
          @input=${this.#edited}
          @scroll=${this.#scrolled}
          @keydown=${this.#key}
          @blur=${() => (this.#free = false)}
        ></textarea>
        <div class="layer numbers" aria-hidden="true">${inSight.map((_, index) => this.#number(first + index + 1))}</div>
      </div>
      <p id="keys">Tab indents. Escape, then Tab, leaves the text.</p>
    `;
  }

  #line(line, number) {
    const found = withMarks(tokens(line, this.commented[number - 1]), this.#marks(number, line.length));
    return html`<div class=${number === this.shown ? "here" : nothing}>${found.map(({ kind, text, mark }) => html`<span class="${kind} ${mark ?? ""}">${text}</span>`)}</div>`;
  }

  #number(number) {
    const worst = this.problems.filter((one) => one.line === number).sort((a, b) => (a.severity < b.severity ? -1 : 1))[0];
    return html`<div class=${worst?.severity ?? nothing}>${SIGNS[worst?.severity] ?? nothing} ${number}</div>`;
  }

  #marks(number, length) {
    return this.problems
      .filter((one) => one.line <= number && number <= one.endLine)
      .map((one) => {
        const from = one.line === number ? Math.min(one.column, Math.max(1, length)) : 1;
        const to = one.endLine === number ? Math.max(one.endColumn, from + 1) : length + 1;
        return { from, to, severity: one.severity };
      });
  }

  #scrolled({ target }) {
    this.top = target.scrollTop;
    this.left = target.scrollLeft;
  }

  #edited({ target }) {
    this.text = target.value;
    this.dispatchEvent(new CustomEvent("edited", { detail: this.text }));
  }

  #key(event) {
    if (event.key === "Escape") {
      this.#free = true;
    } else if (event.key === "Tab" && !event.shiftKey && !this.#free) {
      event.preventDefault();
      document.execCommand("insertText", false, "  ");
    } else if (event.key !== "Tab" && event.key !== "Shift") {
      this.#free = false;
    }
  }
}

customElements.define("czar-rule-editor", RuleEditor);
