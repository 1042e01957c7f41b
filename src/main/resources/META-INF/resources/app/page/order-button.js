import { LitElement, css, html, nothing } from "lit";
import { fetchJson } from "./documents.js";
import { shared } from "../design/style.js";
import { author, rememberAuthor } from "./author.js";

/** For how long an order may last: as the service reads it, and in text. */
const DURATIONS = [
  ["15m", "15 min"],
  ["1h", "1 h"],
  ["4h", "4 h"],
  ["", "until ended"],
];

/** Each kind of order: its word on the button, what it is about, what it says, whether it lasts, and for how long unless chosen otherwise. */
const ORDER_KINDS = {
  hold: { word: "Hold", about: "worker", lasts: "1h" },
  release: { word: "Release", about: "worker" },
  "take-over": { word: "Take over", about: "worker", lasts: "1h" },
  restart: { word: "Restart", about: "worker" },
  answer: { word: "Answer", about: "worker", says: "the answer" },
  tell: { word: "Tell", about: "worker", says: "what to say" },
  allow: { word: "Allow", about: "permission" },
  deny: { word: "Deny", about: "permission" },
  pause: { word: "Pause", lasts: "1h" },
  resume: { word: "Resume" },
  estop: { word: "Emergency stop" },
  "clear-estop": { word: "End the emergency stop" },
  approve: { word: "Approve", about: "decision", lasts: "" },
  veto: { word: "Veto", about: "decision", lasts: "" },
  force: { word: "Force", about: "decision", lasts: "1h" },
  undo: { word: "Undo", about: "decision", lasts: "1h" },
};

/**
 * A button that gives one order in two clicks: it opens a small form with reason and time, which sends it; `inline` shows the form at once, with what must be said alone. `kind` as in
 * REST, `subject` the worker or decision, `word` and `hint` other text for the button. Fires `ordered` once it is accepted.
 */
class OrderButton extends LitElement {
  static properties = {
    live: { attribute: false },
    kind: {},
    subject: {},
    word: {},
    hint: {},
    inline: { type: Boolean, reflect: true },
    open: { state: true },
    message: { state: true },
    failed: { state: true },
  };

  static styles = [
    shared,
    css`
      :host {
        display: inline-block;
        visibility: var(--orders-visibility, visible);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
        align-items: center;
        padding: 0.4rem;
        margin: 0.2rem 0;
        border: 1px solid var(--accent);
        border-radius: 4px;
        background: var(--panel);
      }
      :host([inline]) {
        display: block;
      }
      form p {
        flex-basis: 100%;
        margin: 0;
      }
      .says {
        flex-basis: 100%;
      }
      textarea {
        display: block;
        box-sizing: border-box;
        width: 100%;
        font: inherit;
      }
      input[name="reason"] {
        width: 14rem;
      }
    `,
  ];

  get #form() {
    return ORDER_KINDS[this.kind];
  }

  get #name() {
    return this.subject && !this.#word.endsWith(this.subject) ? `${this.#word} ${this.subject}` : this.#word;
  }

  get #word() {
    return this.word ?? this.#form.word;
  }

  render() {
    return html`
      ${this.open || this.inline
        ? this.#asked()
        : html`<button aria-label=${this.#name} title=${this.hint ?? nothing} @click=${() => this.#ask()}>${this.#word}</button>`}
      <span role="status" class=${this.failed ? "bad" : ""}>${this.message ?? nothing}</span>
    `;
  }

  #asked() {
    return html`<form aria-label=${this.#name} @submit=${(event) => this.#give(event)} @keydown=${(event) => event.key === "Escape" && this.#close()}>
      ${this.hint ? html`<p class="faint">${this.hint}</p>` : nothing}
      ${this.#form.says ? html`<label class="says">${this.#form.says} <textarea name="text" rows=${this.inline ? 2 : 3} maxlength="20000" required></textarea></label>` : nothing}
      ${this.#form.lasts === undefined
        ? nothing
        : html`<label
            >for
            <select name="for">
              ${DURATIONS.map(([span, text]) => html`<option value=${span} ?selected=${span === this.#form.lasts}>${text}</option>`)}
            </select></label
          >`}
      ${this.inline ? nothing : html`<label>because <input name="reason" maxlength="500" placeholder="optional" /></label>`}
      ${author() ? html`<span class="faint">as ${author()}</span>` : html`<label>your name <input name="author" maxlength="60" required size="10" /></label>`}
      <button>${this.#word}</button>
      ${this.inline ? nothing : html`<button type="button" @click=${() => this.#close()}>Cancel</button>`}
    </form>`;
  }

  async #ask() {
    this.message = undefined;
    this.open = true;
    await this.updateComplete;
    this.renderRoot.querySelector(this.#form.says ? "textarea" : author() ? "form button" : "input[name=author]").focus();
  }

  async #close() {
    this.open = false;
    await this.updateComplete;
    this.renderRoot.querySelector("button")?.focus();
  }

  async #give(event) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    if (given.author) {
      rememberAuthor(given.author);
    }
    const order = { kind: this.kind, author: author(), reason: given.reason ?? "" };
    if (given.text) {
      order.text = given.text;
    }
    if (given.for) {
      order.for = given.for;
    }
    if (this.#form.about) {
      order[this.#form.about] = this.subject;
    }
    await this.#send(order);
  }

  async #send(order) {
    try {
      const placed = await fetchJson(`/api/v1/projects/${encodeURIComponent(this.live.project)}/orders`, order);
      this.failed = false;
      this.message = placed.message;
      this.open = false;
      if (placed.attach.length) {
        this.dispatchEvent(new CustomEvent("command", { bubbles: true, composed: true, detail: { about: this.subject, command: placed.attach.join(" ") } }));
      }
      this.dispatchEvent(new CustomEvent("ordered", { bubbles: true, composed: true, detail: placed }));
    } catch (failure) {
      this.failed = true;
      this.message = failure.message;
    }
  }
}

customElements.define("czar-order-button", OrderButton);
