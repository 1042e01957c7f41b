import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { name } from "../design/parts.js";
import { label, timeAgo } from "../page/format.js";

const NAMED = 4;
const WAGONS = [
  ["NEXT", "Next build", "slow"],
  ["WAITING", "Kept back", "unsure"],
  ["UNDER_REVIEW", "Under review", "faint"],
  ["EVICTED", "Left out", "bad"],
];

/** The way onto the mainline: what has landed, what is in the omnibus, what comes behind it. */
class Train extends View {
  static styles = [
    View.styles,
    css`
      ol {
        display: flex;
        flex-wrap: wrap;
        gap: var(--gap) 1.4rem;
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        position: relative;
        flex: 1 1 10rem;
        max-width: 18rem;
      }
      li + li::before {
        content: "◀";
        position: absolute;
        left: -1.2rem;
        color: var(--faint);
      }
      p {
        margin: 0.1rem 0;
        font-size: var(--small);
      }
    `,
  ];

  render() {
    const { omnibus, mainline, members } = this.live.one("omnibus") ?? {};
    if (!omnibus && !members?.length) {
      return html`<p class="faint">No omnibus yet: the first accepted work begins one.</p>`;
    }
    const inside = members?.filter(({ state }) => state === "IN").length ?? "?";
    return html`<ol aria-label="The omnibus and what comes behind it">
      <li class="card"><h3>${mainline?.branch ?? "Mainline"}</h3><p><code>${mainline?.head?.slice(0, 10) ?? omnibus?.base.slice(0, 10) ?? "not seen"}</code></p></li>
      ${omnibus
        ? html`<li class="card">
            <h3><a href=${this.link("merging")}>Omnibus</a> ${label(omnibus.state)}</h3>
            <p><code>${omnibus.commit.slice(0, 10)}</code>, ${inside} in it ${timeAgo(omnibus.since, this.now)}</p>
          </li>`
        : nothing}
      ${WAGONS.map((wagon) => this.#wagon(wagon, members ?? []))}
    </ol>`;
  }

  #wagon([state, title, kind], members) {
    const those = members.filter((member) => member.state === state);
    return those.length
      ? html`<li class="card">
          <h3 class=${kind}>${title}: ${those.length}</h3>
          ${those.slice(0, NAMED).map(({ task, why }) => html`<p title=${why}><a href=${this.link("graph", task)}>${name(task, 24)}</a></p>`)}
          ${those.length > NAMED ? html`<p><a href=${this.link("merging")}>${those.length - NAMED} more</a></p>` : nothing}
        </li>`
      : nothing;
  }
}

customElements.define("czar-train", Train);
