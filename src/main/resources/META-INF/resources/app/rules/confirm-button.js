import { LitElement, css, html } from "lit";
import { author, rememberAuthor } from "../page/author.js";
import { shared } from "../design/style.js";

/** A button that asks once more, for a name and a reason, and then tells "confirmed" with both. */
class ConfirmButton extends LitElement {
  static properties = { what: {}, disabled: { type: Boolean }, open: { state: true } };
  static styles = [
    shared,
    css`
      :host {
        visibility: var(--orders-visibility, visible);
      }
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
        align-items: center;
        padding: 0.3rem;
        border: 1px solid var(--accent);
      }
      button:disabled {
        opacity: 0.5;
        cursor: default;
      }
    `,
  ];

  render() {
    if (!this.open) {
      return html`<button type="button" ?disabled=${this.disabled} @click=${this.#ask}>${this.what}</button>`;
    }
    return html`<form @submit=${this.#confirm} @keydown=${this.#key} aria-label=${this.what}>
      <strong>${this.what}?</strong>
      <label>why <input name="reason" size="24" maxlength="500" required /></label>
      <label>your name <input name="author" size="10" maxlength="100" required .value=${author()} /></label>
      <button>Yes, ${this.what.toLowerCase()}</button>
      <button type="button" @click=${() => (this.open = false)}>No</button>
    </form>`;
  }

  async #ask() {
    this.open = true;
    await this.updateComplete;
    this.renderRoot.querySelector("input").focus();
  }

  #key(event) {
    if (event.key === "Escape") {
      this.open = false;
    }
  }

  #confirm(event) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    rememberAuthor(given.author);
    this.open = false;
    this.dispatchEvent(new CustomEvent("confirmed", { detail: given }));
  }
}

customElements.define("czar-confirm-button", ConfirmButton);
