import { css, html, nothing } from "lit";
import { ask } from "../page/live.js";
import { View } from "../page/view.js";
import { action, age, low, status } from "../page/words.js";
import { diff } from "./diff.js";
import { checks, verdict } from "./pulls.js";

/** One pull request: what it changes, what was said of it and why it does not merge yet. */
class Pull extends View {
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
      const [page, patch] = await Promise.all([ask(path), ask(`${path}/diff`)]);
      const { decisions } = await ask(`${this.base}/decisions?limit=100&task=${encodeURIComponent(page.task)}`);
      if (asked === this.asked) {
        Object.assign(this, { page, patch: patch.diff, story: told(page, decisions), failure: undefined });
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
    const { check, review, blockers = [] } = this.#known ?? {};
    return html`<article aria-label="Pull request ${page.number}">
      <h2>#${page.number} ${page.title}</h2>
      <p>
        <strong>${low(page.state)}</strong> · task <a href=${this.link("graph", page.task)}>${page.task}</a> ·
        <a href=${this.link("worker", page.worker)}>${page.worker}</a> · <code>${page.branch}</code> at <code>${page.head.slice(0, 10)}</code> into
        <code>${page.base}</code>
      </p>
      ${page.body ? html`<pre tabindex="0" aria-label="What it says of itself">${page.body}</pre>` : nothing}
      ${blockers.length
        ? html`<h2>Why it does not merge yet</h2>
            <ul>
              ${blockers.map((words) => html`<li>${words}</li>`)}
            </ul>`
        : nothing}
      <h2>Checks</h2>
      <p>${checks(check, page.head)} ${check?.signature} ${age(check?.since, this.now)}</p>
      ${check?.log ? html`<details><summary>log</summary><pre tabindex="0">${check.log}</pre></details>` : nothing}
      <h2>Review</h2>
      <p>${verdict(review, page.head)} ${age(review?.since, this.now)}</p>
      ${review?.summary ? html`<pre tabindex="0" aria-label="What the reviewer says">${review.summary}</pre>` : nothing}
      <h2>What it changes</h2>
      ${this.patch ? diff(this.patch, page.number) : html`<p class="faint">${page.state === "LANDED" ? `Nothing any more: all of it is in ${page.base}.` : "Nothing."}</p>`}
      <h2>What happened</h2>
      <ol aria-label="What happened">
        ${this.story.map((one) => html`<li>${age(one.at, this.now)} ${one.decision ? this.#decision(one.decision) : happening(one)}</li>`)}
      </ol>
    </article>`;
  }

  #decision(decision) {
    return html`${status(decision.status)} <a href=${this.link("decisions", String(decision.id))}>${action(decision)}</a>
      <span class="faint">${decision.why}</span>`;
  }
}

const HAPPENED = { state: ["changed", low], reviewed: ["reviewed", low], opened: ["opened", short], updated: ["updated", short] };

/** What the forge tells: its words stand in the line where they are one word. */
function happening({ what, author, text }) {
  const [did, told] = HAPPENED[what] ?? [what];
  const by = author ? ` by ${author}` : "";
  if (!text || (told && /^\S+$/.test(text))) {
    return html`${did}${by}${text ? html`: ${told(text)}` : nothing}`;
  }
  return html`${did}${by}<details><summary>words</summary><pre tabindex="0">${text}</pre></details>`;
}

/** A commit, or an address as it is. */
function short(text) {
  return /^[0-9a-f]{40}$/.test(text) ? html`<code>${text.slice(0, 10)}</code>` : text;
}

/** What the forge and the ledger tell, oldest first. */
function told({ history }, decisions) {
  return [...history, ...decisions.filter(({ id }) => id).map((decision) => ({ at: decision.at, decision }))].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
}

customElements.define("czar-pull", Pull);
