import { LitElement, css, html } from "lit";
import { shared } from "./style.js";

const NARROW = matchMedia("(max-width: 48rem)");

/** Keeps what is not always needed under its title on a narrow screen; on a wide one it is there. */
class Fold extends LitElement {
  static properties = { title: {}, narrow: { state: true } };

  static styles = [
    shared,
    css`
      :host {
        display: block;
        margin: 0.5rem 0;
      }
    `,
  ];

  #changed = () => (this.narrow = NARROW.matches);

  connectedCallback() {
    super.connectedCallback();
    this.#changed();
    NARROW.addEventListener("change", this.#changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    NARROW.removeEventListener("change", this.#changed);
  }

  render() {
    return this.narrow ? html`<details><summary>${this.title}</summary><slot></slot></details>` : html`<slot></slot>`;
  }
}

customElements.define("czar-fold", Fold);
