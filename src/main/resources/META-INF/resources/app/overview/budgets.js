import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { formatDuration } from "../page/format.js";

/** Limited resources and their use, the most used first. */
class Budgets extends View {
  static styles = [
    View.styles,
    css`
      table {
        width: auto;
        background: none;
      }
      td {
        border: none;
        padding: 0 0.8rem 0 0;
      }
    `,
  ];

  render() {
    const budgets = [...(this.live.one("budgets") ?? [])].sort((a, b) => b.used / b.most - a.used / a.most);
    return budgets.length
      ? html`<table aria-label="Budgets">
          ${budgets.map(
            ({ of, used, most, window }) =>
              html`<tr>
                <td>${of}</td>
                <td><meter min="0" max=${most} high=${most * 0.8} .value=${used} aria-label=${of}></meter></td>
                <td class=${used >= most ? "bad" : ""}>${used} of ${most}${window ? html` in ${formatDuration(window)}` : nothing}${used >= most ? ", used up" : ""}</td>
              </tr>`,
          )}
        </table>`
      : html`<p class="faint">No budget is used.</p>`;
  }
}

customElements.define("czar-budgets", Budgets);
