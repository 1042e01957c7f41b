import { LitElement, html, nothing } from "lit";
import { shared } from "../design/style.js";

/** Shows the command that joins a worker's session; the page keeps it in sight until it is dismissed. */
class AttachButton extends LitElement {
  static properties = { live: { attribute: false }, worker: {} };
  static styles = shared;

  render() {
    const command = this.live.one("attach")?.[this.worker];
    return command ? html`<button class="act" aria-label="Attach ${this.worker}" title=${command} @click=${() => this.#tell(command)}>Attach</button>` : nothing;
  }

  #tell(command) {
    this.dispatchEvent(new CustomEvent("command", { bubbles: true, composed: true, detail: { about: this.worker, command } }));
  }
}

customElements.define("czar-attach-button", AttachButton);
