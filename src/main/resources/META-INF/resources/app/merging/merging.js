import { css, html } from "lit";
import { View } from "../page/view.js";
import { ago } from "../page/words.js";
import { branches } from "./branches.js";
import { conflictPage } from "./conflict.js";
import "./matrix.js";
import "./pull.js";
import { pulls } from "./pulls.js";
import "./settlements.js";
import { train } from "./train.js";

/** The omnibus, branches, pull requests and who would not merge with whom; one pull request or conflict by its address. */
class Merging extends View {
  static styles = [
    View.styles,
    css`
      .train {
        list-style: none;
        padding: 0;
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
      }
      .train li {
        border: 1px solid var(--line);
        border-left: 4px solid var(--faint);
        border-radius: 4px;
        padding: 0.2rem 0.6rem;
        background: var(--panel);
        max-width: 26rem;
      }
      .train .in {
        border-left-color: var(--good);
      }
      .train .next {
        border-left-color: var(--accent);
      }
      .train .waiting {
        border-left: 4px dashed var(--slow);
      }
      .train .evicted {
        border-left: 4px double var(--bad);
      }
      .accent {
        color: var(--accent);
      }
      .tall {
        max-height: 34rem;
        overflow: auto;
      }
      .tall thead th {
        position: sticky;
        top: 0;
        background: var(--panel);
      }
      .why {
        display: block;
      }
    `,
  ];

  render() {
    const link = (...path) => this.link(...path);
    const [what, one, ...rest] = (this.about ?? "").split("/");
    if (what === "pr" && one) {
      return html`<czar-pull .live=${this.live} .now=${this.now} .number=${one}></czar-pull>`;
    }
    if (what === "conflict" && rest.length) {
      return conflictPage(one, rest.join("/"), { live: this.live, now: this.now, link });
    }
    const mainline = this.live.one("omnibus")?.mainline?.branch ?? "the mainline";
    const all = this.live.all("pull/");
    const checked = this.live.one("conflict-check")?.at;
    return html`<h2>Omnibus</h2>
      ${train(this.live, this.now, link)}
      <czar-settlements .base=${this.base}></czar-settlements>
      <h2>Pull requests</h2>
      ${pulls(all, this.now, link)}
      <h2>Branches</h2>
      ${branches({ all: this.live.all("branch/"), pulls: all, mainline, now: this.now, link })}
      <h2>Who would not merge with whom</h2>
      <p class="faint">${checked ? `Last tried ${ago(checked, this.now)} ago.` : "When it was last tried is unknown."}</p>
      <czar-matrix .matrix=${this.live.one("matrix")} .conflicts=${this.live.all("conflict/")} .link=${link} .mainline=${mainline}></czar-matrix>`;
  }
}

customElements.define("czar-merging", Merging);
