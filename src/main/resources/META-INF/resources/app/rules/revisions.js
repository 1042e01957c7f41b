import { LitElement, css, html, nothing } from "lit";
import { shared } from "../design/style.js";
import { fetchJson } from "../page/documents.js";
import { label } from "../page/format.js";
import { diffViews } from "./diff.js";
import { diffStyle } from "./diff-style.js";
import { backtestReport, when } from "./backtest-report.js";
import "./confirm-button.js";

const STATES = {
  CANDIDATE: ["◌", "unsure", "being checked"],
  CHECKED: ["◇", "slow", "awaits activation"],
  SHADOW: ["◐", "unsure", "shadow"],
  ACTIVE: ["●", "good", "active"],
  RETIRED: ["○", "faint", "replaced"],
  REFUSED: ["✖", "bad", "refused"],
  TAKEN_BACK: ["↶", "faint", "rolled back"],
};

/** The revision history, differences between revisions, and how to activate another. Fires "ordered" when one was activated. */
class RuleRevisions extends LitElement {
  static properties = {
    view: { attribute: false },
    state: { attribute: false },
    saved: { attribute: false },
    drafts: { attribute: false },
    result: { state: true },
    said: { state: true },
  };

  static styles = [
    shared,
    diffStyle,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem;
        margin: 0.6rem 0;
      }
      .plain {
        list-style: none;
        padding: 0;
      }
      details {
        font-size: 0.9em;
      }
    `,
  ];

  render() {
    const { revision, shadow, history } = this.state;
    const revisions = byRevision(history);
    return html`
      <h2>Revisions</h2>
      ${history.some((event) => event.state === "ACTIVE" && event.revision !== revision)
        ? html`<p class="act">
            <czar-confirm-button what="Roll back" @confirmed=${(event) => this.#order("rollback", event.detail)}></czar-confirm-button>
            <span class="faint">activates the revision before <code>${revision}</code>.</span>
          </p>`
        : nothing}
      <div aria-live="polite">${this.said ? html`<p class=${this.said.bad ? "bad" : "good"}>${this.said.text}</p>` : nothing}</div>
      ${shadow ? this.#shadow(shadow) : nothing}
      <div class="scroll" tabindex="0" role="group" aria-label="Table of revisions">
        <table>
          <thead>
            <tr>
              ${["Revision", "State", "Author", "Why", "When", "Actions"].map((title) => html`<th scope="col">${title}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${[...revisions].map(([name, events]) => this.#row(name, events))}
          </tbody>
        </table>
      </div>
      ${this.#choice([...revisions.keys()])} ${this.result ?? nothing}
    `;
  }

  #row(name, events) {
    const [last, ...earlier] = events;
    const inForce = name === this.state.revision;
    return html`<tr>
      <td>
        <code>${name}</code>
        ${name === this.state.saved ? html`<br /><small>as on disk</small>` : nothing}
      </td>
      <td>${mark(inForce ? "ACTIVE" : refusedByHand(last) ? "TAKEN_BACK" : last.state)}</td>
      <td>${last.author}</td>
      <td>
        ${last.reason}
        ${earlier.length
          ? html`<details>
              <summary>${earlier.length} earlier</summary>
              ${earlier.map((event) => html`<div>${label(event.state)} by ${event.author} ${event.reason} <span class="faint">${when(event.at)}</span></div>`)}
            </details>`
          : nothing}
      </td>
      <td>${when(last.at)}</td>
      <td>
        ${inForce
          ? nothing
          : html`<button @click=${() => this.#compare(name, this.state.revision)}>Compare with active</button>
              <czar-confirm-button what="Activate" @confirmed=${(event) => this.#order("activate", { ...event.detail, revision: name })}></czar-confirm-button>`}
      </td>
    </tr>`;
  }

  #shadow({ revision, since, author, missed, report: found }) {
    return html`<section aria-label="Shadow">
      <h3>${mark("SHADOW")} <code>${revision}</code> by ${author} since ${when(since)}</h3>
      <p>It is evaluated on the same facts without acting. ${missed ? `${missed} cycles were skipped.` : nothing}</p>
      ${backtestReport(found, this.view)}
      <button @click=${() => this.#compare(revision, this.state.revision)}>Compare with active</button>
      <czar-confirm-button what="Promote" @confirmed=${(event) => this.#order("promote", event.detail)}></czar-confirm-button>
      <czar-confirm-button what="Discard" @confirmed=${(event) => this.#order("discard", event.detail)}></czar-confirm-button>
    </section>`;
  }

  #choice(revisions) {
    const sets = [
      ["disk", "the files on disk"],
      ["edited", "the files on disk with what is not saved"],
      ["shipped", "the shipped files"],
      ...revisions.map((name) => [name, name === this.state.revision ? `${name}, active` : name]),
    ];
    const select = (name, chosen) => html`<select name=${name}>${sets.map(([value, words]) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}</select>`;
    return html`<form @submit=${this.#chosen} aria-label="Compare rules">
      <label>From ${select("from", "shipped")}</label> <label>to ${select("to", this.state.revision)}</label>
      <button>Compare</button>
    </form>`;
  }

  #chosen(event) {
    event.preventDefault();
    const { from, to } = Object.fromEntries(new FormData(event.target));
    this.#compare(from, to);
  }

  async #compare(from, to) {
    await this.#try(async () => {
      const [before, after] = [await this.#texts(from), await this.#texts(to)];
      this.result = html`<section aria-label="What differs"><h3>From ${from} to ${to}</h3>${diffViews(before, after)}</section>`;
    });
  }

  async #texts(which) {
    const texts = new Map(this.saved.map((file) => [file.name, file.text]));
    if (which === "shipped") {
      return new Map(this.saved.filter(({ origin }) => origin !== "OWN").map((file) => [file.name, file.shipped ?? file.text]));
    }
    if (which === "edited") {
      this.drafts.all().forEach((draft) => texts.set(draft.name, draft.text));
    }
    if (which === "disk" || which === "edited") {
      return texts;
    }
    const { files } = await fetchJson(`${this.view.base}/rules/source?revision=${which}`);
    return new Map(files.map((file) => [file.name, file.text]));
  }

  async #order(what, order) {
    await this.#try(async () => {
      const state = await fetchJson(`${this.view.base}/rules/${what}`, order);
      this.said = { text: `Done: ${state.revision} is active. ${state.problem}` };
      this.dispatchEvent(new CustomEvent("ordered"));
    });
  }

  async #try(action) {
    this.said = undefined;
    try {
      await action();
    } catch (failure) {
      this.said = { text: failure.message, bad: true };
    }
  }
}

/** The events of each revision, the latest first, as they are in the history. */
function byRevision(history) {
  const revisions = new Map();
  history.forEach((event) => revisions.set(event.revision, [...(revisions.get(event.revision) ?? []), event]));
  return revisions;
}

/** The automatic check rejects what is on disk; a person only what was active. */
const refusedByHand = ({ state, author }) => state === "REFUSED" && author !== "disk";

function mark(state) {
  const [shape, kind, word] = STATES[state] ?? ["?", "unsure", label(state)];
  return html`<span class="mark ${kind}"><span aria-hidden="true">${shape}</span> ${word}</span>`;
}

customElements.define("czar-rule-revisions", RuleRevisions);
