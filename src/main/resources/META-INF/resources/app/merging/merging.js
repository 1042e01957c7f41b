import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { age, low } from "../page/words.js";

/** Branches, pull requests, who would not merge with whom, and the omnibus. */
class Merging extends View {
  static styles = [
    View.styles,
    css`
      table.matrix {
        width: auto;
      }
      .matrix td {
        min-width: 3rem;
        text-align: center;
        border: 1px solid var(--line);
      }
      .clash {
        background: color-mix(in srgb, var(--bad) 25%, transparent);
      }
    `,
  ];

  render() {
    return html`${this.#omnibus()}
      <h2>Pull requests</h2>
      ${this.#pulls()}
      <h2>Who would not merge with whom</h2>
      ${this.#matrix()}`;
  }

  #omnibus() {
    const { omnibus, mainline, integrated = [], evicted = [], waiting = [] } = this.live.one("omnibus") ?? {};
    const out = evicted.filter((one) => !integrated.some((other) => other.task === one.task));
    return html`<h2>Omnibus</h2>
      <p>
        ${omnibus ? html`<code>${omnibus.commit.slice(0, 10)}</code> ${low(omnibus.state)} ${age(omnibus.since, this.now)}` : "none yet"}
        ${mainline ? html`on ${mainline.branch} <code>${mainline.head.slice(0, 10)}</code>` : nothing}
      </p>
      <ul>
        ${integrated.map((one) => html`<li>✔ ${one.task} <code>${one.head.slice(0, 10)}</code> ${age(one.since, this.now)}</li>`)}
        ${waiting.map((one) => html`<li>○ ${one.task} is accepted and waits for the next build</li>`)}
        ${out.map(
          (one) => html`<li class="bad">✖ ${one.task}: ${low(one.reason)}<details><summary>log</summary><pre>${one.log}</pre></details></li>`,
        )}
      </ul>`;
  }

  #pulls() {
    const pulls = this.live.all("pull/").sort((a, b) => a.pullRequest.number - b.pullRequest.number);
    return pulls.length
      ? html`<div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">#</th>
                <th scope="col">Task</th>
                <th scope="col">Branch</th>
                <th scope="col">State</th>
                <th scope="col">Checks</th>
                <th scope="col">Review</th>
              </tr>
            </thead>
            <tbody>
              ${pulls.map(
                ({ pullRequest: pull, check, review }) =>
                  html`<tr>
                    <td>${pull.number}</td>
                    <td>${pull.task}</td>
                    <td><code>${pull.branch}</code> <code class="faint">${pull.head.slice(0, 10)}</code></td>
                    <td>${low(pull.state)} ${age(pull.since, this.now)}</td>
                    <td>${check ? html`${low(check.status)} ${check.signature}` : "not yet"}</td>
                    <td>${review ? html`${low(review.verdict)}<details><summary>words</summary><pre>${review.summary}</pre></details>` : "not yet"}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`
      : html`<p class="faint">None.</p>`;
  }

  #matrix() {
    const conflicts = this.live.all("conflict/");
    const names = [...new Set(conflicts.flatMap((conflict) => [conflict.worker, conflict.other]))].sort();
    if (!names.length) {
      return html`<p class="good">● All branches merge with each other.</p>`;
    }
    const between = (a, b) => conflicts.filter((one) => (one.worker === a && one.other === b) || (one.worker === b && one.other === a));
    return html`<div class="scroll">
        <table class="matrix">
          <thead>
            <tr>
              <td></td>
              ${names.map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${names.map(
              (row) =>
                html`<tr>
                  <th scope="row">${row}</th>
                  ${names.map((column) => {
                    const found = between(row, column);
                    return found.length ? html`<td class="clash">✖ ${found.flatMap((one) => one.files).length}</td>` : html`<td>${row === column ? "" : "·"}</td>`;
                  })}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${conflicts.map(
        (conflict) =>
          html`<p>
            <strong>${conflict.worker}</strong> should move, against ${conflict.other}: ${conflict.files.map((file) => html`<code>${file}</code> `)}
            ${age(conflict.since, this.now)}
          </p>`,
      )}`;
  }
}

customElements.define("czar-merging", Merging);
