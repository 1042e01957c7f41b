import { css, html, nothing } from "lit";
import { fetchJson } from "../page/documents.js";
import { View } from "../page/view.js";
import { waitingList } from "../page/waiting.js";
import { actionSummary, timeAgo, label, statusBadge } from "../page/format.js";
import { diff } from "./diff.js";
import { checks, verdict } from "./pull-requests.js";

/** One pull request: its changes, its history and what it waits for. */
class PullRequestPage extends View {
  static properties = { number: {}, page: { state: true }, patch: { state: true }, story: { state: true }, failure: { state: true } };

  static styles = [
    View.styles,
    css`
      .gone {
        color: var(--bad);
      }
      details {
        margin: 0.4rem 0;
      }
      ol {
        padding-left: 1.4rem;
      }
    `,
  ];

  updated() {
    const pull = this.#known;
    const latest = this.live.all("decision/").filter(({ action: { task } }) => task && task === pull?.pullRequest.task);
    const seen = [this.live.project, this.number, pull?.pullRequest.head, pull?.pullRequest.state, latest.map(({ id, status }) => id + status)].join();
    if (seen !== this.asked) {
      this.asked = seen;
      this.#fetch();
    }
  }

  get #known() {
    return this.live.one(`pull/${this.number}`);
  }

  async #fetch() {
    const { number, asked } = this;
    const path = `${this.base}/pull-requests/${encodeURIComponent(number)}`;
    try {
      const [page, patch] = await Promise.all([fetchJson(path), fetchJson(`${path}/diff`)]);
      const { decisions } = await fetchJson(`${this.base}/decisions?limit=100&task=${encodeURIComponent(page.task)}`);
      if (asked === this.asked) {
        Object.assign(this, { page, patch: patch.diff, story: historyOf(page, decisions), failure: undefined });
      }
    } catch (failure) {
      this.failure = failure.message;
    }
  }

  render() {
    return html`<p><a href=${this.link("merging")}>← Merging</a></p>
      ${this.failure ? html`<p class="bad" role="alert">${this.failure}</p>` : nothing} ${this.page ? this.#page() : nothing}`;
  }

  #page() {
    const { page } = this;
    const { check, review, waitingFor } = this.#known ?? {};
    return html`<article aria-label="Pull request ${page.number}">
      <h2>#${page.number} ${page.title}</h2>
      <p>
        <strong>${label(page.state)}</strong> · task <a href=${this.link("graph", page.task)}>${page.task}</a> ·
        <a href=${this.link("worker", page.worker)}>${page.worker}</a> · <code>${page.branch}</code> at <code>${page.head.slice(0, 10)}</code> into
        <code>${page.base}</code>
      </p>
      ${page.body ? html`<pre tabindex="0" aria-label="Description">${page.body}</pre>` : nothing}
      ${page.state === "OPEN" ? waitingList(waitingFor, (...path) => this.link(...path)) : nothing}
      <h2>Checks</h2>
      <p>${checks(check, page.head)} ${check?.signature} ${timeAgo(check?.since, this.now)}</p>
      ${check?.log ? html`<details><summary>log</summary><pre tabindex="0">${check.log}</pre></details>` : nothing}
      <h2>Review</h2>
      <p>${verdict(review, page.head)} ${timeAgo(review?.since, this.now)}</p>
      ${review?.summary ? html`<pre tabindex="0" aria-label="Review summary">${review.summary}</pre>` : nothing}
      <h2>Changes</h2>
      ${this.patch ? diff(this.patch, page.number) : html`<p class="faint">${page.state === "LANDED" ? `None: everything is in ${page.base}.` : "Nothing."}</p>`}
      <h2>History</h2>
      <ol aria-label="History">
        ${this.story.map((one) => html`<li>${timeAgo(one.at, this.now)} ${one.decision ? this.#decision(one.decision) : eventText(one)}</li>`)}
      </ol>
    </article>`;
  }

  #decision(decision) {
    return html`${statusBadge(decision.status)} <a href=${this.link("decisions", String(decision.id))}>${actionSummary(decision)}</a>
      <span class="faint">${decision.why}</span>`;
  }
}

const HAPPENED = { state: ["changed", label], reviewed: ["reviewed", label], opened: ["opened", short], updated: ["updated", short] };

/** What the forge tells: its words stand in the line where they are one word. */
function eventText({ what, author, text }) {
  const [did, told] = HAPPENED[what] ?? [what];
  const by = author ? ` by ${author}` : "";
  if (!text || (told && /^\S+$/.test(text))) {
    return html`${did}${by}${text ? html`: ${told(text)}` : nothing}`;
  }
  return html`${did}${by}<details><summary>text</summary><pre tabindex="0">${text}</pre></details>`;
}

/** A commit, or an address as it is. */
function short(text) {
  return /^[0-9a-f]{40}$/.test(text) ? html`<code>${text.slice(0, 10)}</code>` : text;
}

/** What the forge and the ledger tell, oldest first. */
function historyOf({ history }, decisions) {
  return [...history, ...decisions.filter(({ id }) => id).map((decision) => ({ at: decision.at, decision }))].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
}

customElements.define("czar-pull-request", PullRequestPage);
