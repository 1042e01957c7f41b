import { LitElement, css, html, nothing } from "lit";
import { shared } from "../design/style.js";
import { fetchJson } from "../page/documents.js";
import { SPANS, backtest } from "./backtest.js";
import { diffView } from "./diff.js";
import { diffStyle } from "./diff-style.js";
import { dryRunReport, backtestReport } from "./backtest-report.js";
import { ruleTable } from "./rule-table.js";
import "./confirm-button.js";
import "./editor.js";
import "./problems.js";

const PAUSE = 500;

/**
 * One rule file: its text to be edited, what is wrong with it, what it would lead to, and the way to disk. Tells "edited" with
 * the draft, "saved" and "shadowed" with what the service says.
 */
class RuleEditorPanel extends LitElement {
  static properties = {
    view: { attribute: false },
    file: { attribute: false },
    draft: { attribute: false },
    others: { attribute: false },
    shown: { attribute: false },
    checked: { state: true },
    result: { state: true },
    busy: { state: true },
    said: { state: true },
  };

  static styles = [
    shared,
    diffStyle,
    css`
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4rem;
        align-items: center;
        margin: 0.5rem 0;
      }
      button:disabled {
        opacity: 0.5;
        cursor: default;
      }
      .plain {
        list-style: none;
        padding: 0;
      }
      .plain li {
        padding: 0.2rem 0;
        border-bottom: 1px solid var(--line);
      }
      .conflict {
        border: 2px solid var(--bad);
        padding: 0.3rem 0.8rem;
      }
    `,
  ];

  #timer;
  #asked = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  willUpdate(changes) {
    const before = changes.get("draft");
    if (changes.has("draft") && before?.name !== this.draft.name) {
      this.checked = this.result = this.said = undefined;
    }
    if (changes.has("draft") && !this.view.live.past && (before?.name !== this.draft.name || before.text !== this.draft.text)) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#check(), before?.name === this.draft.name ? PAUSE : 0);
    }
  }

  updated(changes) {
    const other = changes.has("draft") && changes.get("draft")?.name !== this.draft.name;
    if (this.shown && (changes.has("shown") || other)) {
      this.#editor.updateComplete.then(() => this.#editor?.show(this.shown));
    }
  }

  get #editor() {
    return this.renderRoot.querySelector("czar-rule-editor");
  }

  get #dirty() {
    return this.draft.text !== this.draft.base || this.draft.opened === "";
  }

  /** Whether the file on disk is no longer the one that was opened. */
  get #changedOnDisk() {
    return (this.file?.revision ?? "") !== this.draft.opened;
  }

  render() {
    const mine = this.checked?.diagnostics.filter((one) => one.file === this.draft.name) ?? [];
    return html`
      ${this.#changedOnDisk ? this.#conflict() : nothing}
      ${ruleTable(this.draft.name, this.draft.text)}
      <czar-rule-editor .text=${this.draft.text} .name=${this.draft.name} .problems=${mine} .shown=${this.shown} @edited=${(event) => this.#edited(event.detail)}></czar-rule-editor>
      ${this.view.live.past
        ? nothing
        : html`<czar-rule-problems
              .report=${this.checked}
              .name=${this.draft.name}
              .view=${this.view}
              @go=${(event) => this.#editor.go(event.detail.line, event.detail.column)}
            ></czar-rule-problems>
            ${this.#bar()}`}
      <div aria-live="polite">
        ${this.said ? html`<p class=${this.said.bad ? "bad" : "good"}>${this.said.text}</p>` : nothing}
        ${this.busy ? html`<p>${this.busy} <progress aria-label=${this.busy}></progress></p>` : nothing} ${this.result ?? nothing}
      </div>
    `;
  }

  #bar() {
    const errors = this.checked?.errors > 0;
    return html`<div class="bar" role="group" aria-label="Before saving">
        <button @click=${() => this.#check(true)}>Check</button>
        <button ?disabled=${this.busy} @click=${this.#dryRun}>Dry-run</button>
        <button ?disabled=${this.busy} @click=${this.#backtest}>Backtest</button>
        <label>over the <select name="span">${SPANS.map(([value, words]) => html`<option value=${value}>${words}</option>`)}</select></label>
        <czar-confirm-button what="Shadow" @confirmed=${(event) => this.#shadow(event.detail)}></czar-confirm-button>
      </div>
      <div class="bar" role="group" aria-label="Save">
        <button ?disabled=${!this.#dirty} @click=${() => (this.result = diffView(this.draft.name, this.draft.base, this.draft.text))}>Show my changes</button>
        <czar-confirm-button what="Save" ?disabled=${!this.#dirty || errors || this.#changedOnDisk} @confirmed=${(event) => this.#save("", event.detail)}></czar-confirm-button>
        <button ?disabled=${!this.#dirty} @click=${this.#forget}>Discard changes</button>
        ${this.#back()}
        <span class="faint">${this.#dirty ? "✎ Not saved." : "As on disk."} Saved as <code>.czar/rules/${this.draft.name}</code>, where it may be edited as well.</span>
      </div>`;
  }

  #back() {
    const { origin, shipped, text } = this.file ?? { origin: "NEW" };
    if (origin === "SHIPPED" || origin === "NEW") {
      return nothing;
    }
    const what = origin === "OVERRIDE" ? "Back to shipped" : "Delete file";
    return html`${shipped === null || shipped === undefined
        ? nothing
        : html`<button @click=${() => (this.result = diffView("from the saved to the shipped", text, shipped))}>Compare with shipped</button>`}
      <czar-confirm-button .what=${what} ?disabled=${this.#changedOnDisk} @confirmed=${(event) => this.#save("/restore", event.detail)}></czar-confirm-button>`;
  }

  #conflict() {
    const disk = this.file?.text ?? "";
    return html`<div class="conflict" role="alert">
      <p><strong>▲ The file on disk has changed since you opened it.</strong> Your text is kept here; nothing is overwritten.</p>
      <div class="bar">
        <button @click=${() => (this.result = diffView("from the file on disk to your text", disk, this.draft.text))}>Compare both</button>
        <button @click=${this.#forget}>Use the version on disk</button>
        <button @click=${() => this.#tell("edited", { ...this.draft, opened: this.file?.revision ?? "", base: disk })}>Keep my version</button>
      </div>
    </div>`;
  }

  #edited(text) {
    this.#tell("edited", { ...this.draft, text });
  }

  #forget() {
    this.#tell("forgotten", this.draft.name);
  }

  get #files() {
    return [{ name: this.draft.name, text: this.draft.text }];
  }

  /** The last answer wins; what is asked later makes an earlier answer void. */
  async #check(aloud) {
    const asked = ++this.#asked;
    const { name, text } = this.draft;
    const files = Object.fromEntries([...this.others.map((file) => [file.name, file.text]), [name, text]]);
    await this.#try("", async () => {
      const answer = await fetchJson("/api/v1/rules/check", { files, alone: true, project: this.view.live.project });
      if (asked === this.#asked) {
        this.checked = answer;
        this.said = aloud === true ? { text: `Checked ${answer.files} files.`, bad: answer.errors > 0 } : this.said;
      }
    });
  }

  async #dryRun() {
    await this.#try("Running on the current facts.", async () => (this.result = dryRunReport(await fetchJson(`${this.view.base}/what-if`, { files: this.#files }), this.view)));
  }

  async #backtest() {
    const span = this.renderRoot.querySelector("select").value;
    await this.#try("Replaying recorded cycles.", async () => {
      this.result = backtestReport(await backtest(this.view.base, this.#files, span, (progress) => (this.busy = progress)), this.view);
    });
  }

  async #shadow(by) {
    await this.#try("Compiling the shadow revision.", async () => {
      this.#tell("shadowed", await fetchJson(`${this.view.base}/rules/shadow`, { ...by, files: this.#files }));
      this.said = { text: "Running as shadow revision: see below." };
    });
  }

  async #save(where, by) {
    const { name, opened, text } = this.draft;
    await this.#try("Writing.", async () => {
      const { warnings } = await fetchJson(`${this.view.base}/rules/files${where}`, { ...by, name, opened, ...(where ? {} : { text }) });
      this.result = undefined;
      this.#tell("saved", { name, warnings });
    });
  }

  async #try(busy, action) {
    this.busy = busy;
    this.said = undefined;
    try {
      await action();
    } catch (failure) {
      this.said = { text: failure.message, bad: true };
      this.#tell("refused", this.draft.name);
    }
    this.busy = "";
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}

customElements.define("czar-rule-editor-panel", RuleEditorPanel);
