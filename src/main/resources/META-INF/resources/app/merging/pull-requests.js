import { html, nothing } from "lit";
import { waitingText } from "../page/waiting.js";
import { timeAgo, label } from "../page/format.js";

const CHECKS = { PASSED: ["✔", "good"], FAILED: ["✖", "bad"], ERROR: ["?", "slow"] };
const VERDICTS = { APPROVE: ["✔", "good"], REQUEST_CHANGES: ["✖", "bad"], ERROR: ["?", "slow"] };

export const checks = (check, head) => stateMark(check, head, CHECKS[check?.status], check && label(check.status));
export const verdict = (review, head) => stateMark(review, head, VERDICTS[review?.verdict], review && label(review.verdict));

function stateMark(what, head, [shape, kind] = [], word) {
  return what
    ? html`<span class="mark ${kind}">${shape} ${word}</span>${what.head === head ? nothing : html` <span class="faint">at an older head</span>`}`
    : html`<span class="faint">not yet</span>`;
}

/** The pull requests, the open ones first, each with what it waits for. */
export function pullRequests(all, now, link) {
  const sorted = [...all].sort((a, b) => rank(a) - rank(b) || b.pullRequest.number - a.pullRequest.number);
  return sorted.length
    ? html`<div class="scroll">
        <table class="folds" aria-label="Pull requests">
          <thead>
            <tr>
              ${["#", "Task", "Branch", "State", "Checks", "Review", "Waiting for"].map((title) => html`<th scope="col">${title}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${sorted.map(
              ({ pullRequest: pull, check, review, waitingFor }) =>
                html`<tr>
                  <td><a href=${link("merging", "pr", String(pull.number))}>#${pull.number}</a></td>
                  <td data-title="Task">${pull.task}</td>
                  <td data-title="Branch"><code>${pull.branch}</code> <code class="faint">${pull.head.slice(0, 10)}</code></td>
                  <td data-title="State">${label(pull.state)} ${timeAgo(pull.since, now)}</td>
                  <td data-title="Checks">${checks(check, pull.head)}</td>
                  <td data-title="Review">${verdict(review, pull.head)}</td>
                  <td data-title="Waiting for">${waitingText(waitingFor)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
    : html`<p class="faint">None.</p>`;
}

const rank = ({ pullRequest }) => (pullRequest.state === "OPEN" ? 0 : 1);
