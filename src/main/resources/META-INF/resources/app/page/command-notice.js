import { LitElement, css, html } from "lit";
import { shared } from "../design/style.js";

/** Commands to be typed in a terminal, each in sight until it is dismissed. */
class CommandNotice extends LitElement {
  static properties = { commands: { attribute: false }, copied: { state: true } };

  static styles = [
    shared,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem 0.8rem;
        align-items: center;
        padding: 0.5rem 1rem;
        background: var(--past);
        border-bottom: 1px solid var(--line);
      }
      code {
        user-select: all;
      }
    `,
  ];

  render() {
    return this.commands.map(
      ({ about, command }) => html`<section aria-label="Command for ${about}">
        <span>Join ${about} in a terminal:</span> <code>${command}</code>
        <button @click=${() => this.#copy(command)}>${this.copied === command ? "Copied" : "Copy"}</button>
        <button @click=${() => this.#dismiss(about)}>Dismiss</button>
      </section>`,
    );
  }

  async #copy(command) {
    await navigator.clipboard.writeText(command);
    this.copied = command;
  }

  #dismiss(about) {
    this.dispatchEvent(new CustomEvent("dismiss", { detail: about }));
  }
}

customElements.define("czar-command-notice", CommandNotice);
