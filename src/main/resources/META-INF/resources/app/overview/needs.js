import { css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { View } from "../page/view.js";
import { name } from "../design/parts.js";
import { actionSummary, healthBadge, label, seconds, timeAgo } from "../page/format.js";
import { endOrderButton, orderSummary, wordsToBeSaid } from "../page/orders.js";
import "../page/attach-button.js";

const SHOWN = 6;

/** What each kind of need is called before its text. */
const KINDS = { PROBLEM: "Czar itself", PERMISSION: "asks for a permission", QUESTION: "asks", DIALOG: "shows a dialog", GIVEN_UP: "is not restarted", APPROVAL: "awaits approval", ALERT: "" };

/** The needs of a project, those of one subject together. */
export function needsBySubject(project) {
  const found = new Map();
  (project?.needs ?? []).forEach((need) => found.set(need.subject, [...(found.get(need.subject) ?? []), need]));
  return [...found.values()];
}

/** What waits for a human, each with what answers it. */
class Needs extends View {
  static properties = { all: { state: true } };

  static styles = [
    View.styles,
    css`
      :host {
        display: block;
      }
      .card p {
        margin: 0.15rem 0;
        overflow-wrap: anywhere;
      }
      .answers {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem;
        margin-top: 0.3rem;
      }
      .text {
        white-space: pre-line;
      }
      h3 {
        margin: 0;
      }
    `,
  ];

  render() {
    const needs = needsBySubject(this.live.one("project"));
    if (!needs.length) {
      return html`<p class="good card">● Nothing needs attention.</p>`;
    }
    const shown = this.all ? needs : needs.slice(0, SHOWN);
    return html`<div class="stack" role="list" aria-label="What waits for a human">
        ${repeat(shown, ([{ subject }]) => subject, (group) => html`<div role="listitem" class="card bad-edge">${this.#card(group)}</div>`)}
      </div>
      ${needs.length > shown.length ? html`<p><button @click=${() => (this.all = true)}>Show all ${needs.length}</button></p>` : nothing}`;
  }

  #card(group) {
    const [first] = group;
    if (first.worker) {
      return this.#worker(group, this.live.one(`worker/${first.worker}`) ?? { id: first.worker, permissions: [] });
    }
    return first.kind === "APPROVAL" ? this.#approval(first) : this.#text(first);
  }

  #text({ kind, text, decision, since }) {
    return html`<p class="text">${KINDS[kind] ? html`<strong>${KINDS[kind]}:</strong> ` : nothing}${decision ? html`<a href=${this.link("decisions", decision)}>${text}</a>` : text} ${timeAgo(since, this.now)}</p>`;
  }

  #approval({ decision, text }) {
    const known = (this.live.one("next") ?? []).find(({ key }) => key === decision);
    return html`<h3><a href=${this.link("decisions", decision)}>${known ? actionSummary(known) : decision}</a> awaits approval</h3>
      <p>${text}</p>
      <div class="answers">${this.#order("approve", decision)} ${this.#order("veto", decision)}</div>`;
  }

  #worker(group, worker) {
    const asks = group.some(({ kind }) => kind === "QUESTION");
    const said = wordsToBeSaid(worker.instructions ?? [], this.now);
    return html`<h3 class="row">
        <a href=${this.link("worker", worker.id)}>${worker.id}</a> ${worker.health ? healthBadge(worker.health) : nothing}
        ${worker.task ? html`<span class="faint">${name(worker.task, 30)}</span>` : nothing}
      </h3>
      ${group.filter(({ kind }) => kind !== "PERMISSION").map((need) => this.#text(need))}
      ${worker.permissions.map((one) => this.#permission(one))}
      ${asks ? html`<czar-order-button .live=${this.live} kind="answer" .subject=${worker.id} .inline=${true}></czar-order-button>` : nothing} ${said}
      <div class="answers">${worker.hold ? html`${orderSummary(worker.hold, this.now)} ${endOrderButton(this.live, worker.hold)}` : this.#remedies(worker)}</div>`;
  }

  #permission({ id, asks, deniedIn, since }) {
    return html`<p><strong>${KINDS.PERMISSION}:</strong> <code>${asks}</code> ${timeAgo(since, this.now)}
      <span class="faint">${deniedIn ? `denied in ${Math.ceil(seconds(deniedIn) / 60)} min` : ""}</span></p>
      <div class="answers">${this.#order("allow", id)} ${this.#order("deny", id)}</div>`;
  }

  #remedies(worker) {
    return html`<czar-attach-button .live=${this.live} .worker=${worker.id}></czar-attach-button> ${this.#order("tell", worker.id)} ${this.#order("restart", worker.id)}
      ${this.#order("take-over", worker.id)} ${this.#reassign(worker)}`;
  }

  /** A claim can be taken back until its task is delivered. */
  #reassign({ id, task }) {
    const delivered = !task || this.live.one(`task/${task}`)?.delivery;
    const claim = !delivered && this.decisions.find(({ action }) => label(action.kind) === "claimtask" && action.task === task && action.worker === id);
    return claim ? html`<czar-order-button .live=${this.live} kind="undo" word="Reassign" .subject=${claim.key}></czar-order-button>` : nothing;
  }

  #order(kind, subject) {
    return html`<czar-order-button .live=${this.live} .kind=${kind} .subject=${subject}></czar-order-button>`;
  }
}

customElements.define("czar-needs", Needs);
