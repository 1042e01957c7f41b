import { css, html } from "lit";
import { View } from "../page/view.js";
import { elapsed } from "../page/format.js";
import { branches } from "./branches.js";
import { conflictPage } from "./conflict-page.js";
import "./matrix.js";
import "./pull-request.js";
import { pullRequests } from "./pull-requests.js";
import "./resolutions.js";
import { mergeQueue } from "./merge-queue.js";

/** The omnibus, branches, pull requests and the conflict matrix; one pull request or conflict by its address. */
class Merging extends View {
  static styles = [
    View.styles,
    css`
      .merge-queue {
        list-style: none;
        padding: 0;
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(21rem, 100%), 1fr));
        gap: 0.5rem;
      }
      .merge-queue li {
        border: 1px solid var(--line);
        border-left: 4px solid var(--faint);
        border-radius: 4px;
        padding: 0.2rem 0.6rem;
        background: var(--panel);
      }
      .merge-queue .in {
        border-left-color: var(--good);
      }
      .merge-queue .next {
        border-left-color: var(--accent);
      }
      .merge-queue .waiting {
        border-left: 4px dashed var(--slow);
      }
      .merge-queue .evicted {
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
      return html`<czar-pull-request .live=${this.live} .now=${this.now} .number=${one}></czar-pull-request>`;
    }
    if (what === "conflict" && rest.length) {
      return conflictPage(one, rest.join("/"), { live: this.live, now: this.now, link });
    }
    const mainline = this.live.one("omnibus")?.mainline?.branch ?? "the mainline";
    const all = this.live.all("pull/");
    const checked = this.live.one("conflict-check")?.at;
    return html`<h2>Omnibus</h2>
      ${mergeQueue(this.live, this.now, link)}
      <czar-resolutions .base=${this.base}></czar-resolutions>
      <h2>Pull requests</h2>
      ${pullRequests(all, this.now, link)}
      <h2>Branches</h2>
      ${branches({ all: this.live.all("branch/"), pulls: all, mainline, now: this.now, link })}
      <h2>Conflict matrix</h2>
      <p class="faint">${checked ? `Last checked ${elapsed(checked, this.now)} ago.` : "Not checked yet."}</p>
      <czar-matrix .matrix=${this.live.one("matrix")} .conflicts=${this.live.all("conflict/")} .link=${link} .mainline=${mainline}></czar-matrix>`;
  }
}

customElements.define("czar-merging", Merging);
