import { html } from "lit";
import { timeAgo, label, compareNatural } from "../page/format.js";
import { checks, verdict } from "./pull-requests.js";

const MERGES = { CLEANLY: ["✔", "good", "cleanly"], NOT: ["✖", "bad", "not with"], UNKNOWN: ["?", "unsure", "unknown"], NOT_TRIED: ["◌", "faint", "nothing new"] };

/** Each worker's branch: here, at origin, against the mainline and against the others. */
export function branches({ all, pulls, mainline, now, link }) {
  return all.length
    ? html`<div class="scroll tall" tabindex="0" role="region" aria-label="All branches">
        <table class="folds" aria-label="Branches">
          <thead>
            <tr>
              ${["Branch", "Head", "At origin", `Against ${mainline}`, "Uncommitted", "Merges", "Pull request", "Checks", "Review"].map(
                (title) => html`<th scope="col">${title}</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${[...all].sort((a, b) => compareNatural(a.branch, b.branch)).map((branch) => row(branch, pulls.find(({ pullRequest }) => pullRequest.number === branch.pullRequest), now, link))}
          </tbody>
        </table>
      </div>`
    : html`<p class="faint">No worker is on a branch yet.</p>`;
}

function row(branch, pull, now, link) {
  const { workspace } = branch;
  return html`<tr>
    <th scope="row"><a href=${link("worker", branch.worker)}>${branch.worker}</a> <code>${branch.branch}</code></th>
    <td data-title="Head"><code class="mark">${branch.head.slice(0, 10)}</code> ${timeAgo(workspace?.since, now)}</td>
    <td data-title="At origin">${origin(branch.pushed)}</td>
    <td data-title="Against the mainline">${branch.mainline ? `${branch.mainline.ahead} ahead, ${branch.mainline.behind} behind` : "unknown"}</td>
    <td data-title="Uncommitted">${workspace ? (workspace.clean ? "✔ clean" : html`<span class="slow">◐ uncommitted</span>`) : html`<span class="faint">not checked out</span>`}</td>
    <td data-title="Merges">${merges(branch)}</td>
    <td data-title="Pull request">${pull ? html`<a href=${link("merging", "pr", String(pull.pullRequest.number))}>#${pull.pullRequest.number}</a> ${label(pull.pullRequest.state)}` : "none"}</td>
    <td data-title="Checks">${pull ? checks(pull.check, pull.pullRequest.head) : ""}</td>
    <td data-title="Review">${pull ? verdict(pull.review, pull.pullRequest.head) : ""}</td>
  </tr>`;
}

function origin({ origin: there, commit, unpushed }) {
  if (!there) {
    return html`<span class="faint">no origin</span>`;
  }
  if (!commit) {
    return html`<span class="slow">◇ not pushed</span>`;
  }
  return unpushed
    ? html`<span class="slow">▲ ${unpushed} not pushed</span> since <code>${commit.slice(0, 10)}</code>`
    : html`<span class="good">✔ pushed</span> <code>${commit.slice(0, 10)}</code>`;
}

function merges({ merges: how, conflictsWith }) {
  const [shape, kind, word] = MERGES[how];
  return html`<span class=${kind}>${shape} ${word}</span> ${conflictsWith.slice(0, 5).map((name) => html`<code>${name}</code> `)}
    ${conflictsWith.length > 5 ? `and ${conflictsWith.length - 5} more` : ""}`;
}
