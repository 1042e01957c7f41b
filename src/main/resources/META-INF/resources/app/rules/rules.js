import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { fetchJson } from "../page/documents.js";
import { Drafts, newDraft } from "./drafts.js";
import "./list.js";
import "./revisions.js";
import "./rule-editor-panel.js";

const NONE = [];

/** The rules: how each fares, the file of the chosen one to be edited, and what becomes of revisions. */
class Rules extends View {
  static properties = {
    state: { state: true },
    saved: { state: true },
    health: { state: true },
    draft: { state: true },
    said: { state: true },
  };

  static styles = [
    View.styles,
    css`
      .columns {
        display: grid;
        grid-template-columns: minmax(18rem, 26rem) minmax(0, 1fr);
        gap: 0 1.5rem;
      }
      @media (max-width: 60rem) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      .bar {
        display: flex;
        flex-wrap: wrap;
        gap: 0.5rem 1rem;
        align-items: center;
        margin: 1.2rem 0 0.4rem;
      }
    `,
  ];

  #glance = "";
  #unsaved = [];
  #loading = false;
  #pulse;

  connectedCallback() {
    super.connectedCallback();
    this.#pulse = setInterval(() => this.live?.one("rules")?.shadow && this.#load(), 5000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#pulse);
  }

  willUpdate(changes) {
    super.willUpdate(changes);
    if (changes.has("live") && this.live) {
      this.drafts = new Drafts(this.live.project);
      this.state = this.saved = this.health = this.draft = undefined;
      this.#glance = "";
    }
  }

  updated(changes) {
    const glance = JSON.stringify(this.live.one("rules") ?? "");
    if (glance !== this.#glance && !this.#loading) {
      this.#glance = glance;
      this.#load();
    }
    if ((changes.has("about") || changes.has("state")) && this.state) {
      this.#open(this.#aboutFile() ?? this.draft?.name ?? this.saved.files[0]?.name);
    }
  }

  async #load() {
    this.#loading = true;
    await this.#try(async () => {
      const [state, saved] = await Promise.all([fetchJson(`${this.base}/rules`), fetchJson(`${this.base}/rules/files`)]);
      const other = state.state.revision !== this.state?.state.revision;
      this.saved = saved;
      this.state = state;
      this.#follow();
      this.#conclude();
      if (other) {
        this.#examine();
      }
    });
    this.#loading = false;
  }

  async #examine() {
    await this.#try(async () => (this.health = await fetchJson(`${this.base}/rules/health`)));
  }

  /** Tells how the check of the saved file ended. */
  #conclude() {
    const { revision, saved } = this.state.state;
    if (this.said?.pending && saved === this.saved.revision) {
      const { warnings } = this.said;
      this.said =
        saved === revision ? { text: `Checked: revision ${revision} is active.`, warnings } : { text: "Checked, and not activated: see the reason above.", bad: true, warnings };
    }
  }

  /** A text that nobody has edited is always the one on disk. */
  #follow() {
    const file = this.#file(this.draft?.name);
    if (this.draft && this.draft.text === this.draft.base && (file?.revision ?? "") !== this.draft.opened) {
      this.#forget(this.draft.name);
    }
  }

  #file(name) {
    return this.saved?.files.find((file) => file.name === name);
  }

  #rule() {
    return this.state.rules.find((rule) => rule.name === this.about);
  }

  /** Where the rule stands in the text as it is now. */
  #line(rule) {
    const at = this.draft.text.split("\n").findIndex((line) => line.startsWith(`rule "${rule.name}"`));
    return at < 0 ? rule.line : at + 1;
  }

  #aboutFile() {
    return /[.](drl|csv)$/.test(this.about ?? "") ? this.about : this.#rule()?.file;
  }

  #open(name, anew) {
    if (!name || (this.draft?.name === name && !anew)) {
      return;
    }
    this.draft = this.drafts.of(name) ?? newDraft(name, this.#file(name));
  }

  #edited(draft) {
    this.draft = draft;
    this.drafts.keep(draft.name, draft);
  }

  /** The same list as long as it holds the same, so that what shows it is not drawn again. */
  get #names() {
    const edited = this.draft.text !== this.draft.base ? [this.draft.name] : [];
    const names = [...new Set([...this.drafts.names().filter((name) => name !== this.draft.name), ...edited])];
    if (names.join() !== this.#unsaved.join()) {
      this.#unsaved = names;
    }
    return this.#unsaved;
  }

  #forget(name) {
    this.drafts.drop(name);
    this.#open(this.#file(name) ? name : this.saved.files[0].name, true);
  }

  async #written({ name, warnings }) {
    this.drafts.drop(name);
    await this.#load();
    this.#open(this.#file(name) ? name : this.saved.files[0]?.name, true);
    this.said = this.saved.watched
      ? { text: `${name} is written. The rules on disk are being checked and will be activated if they pass.`, pending: true, warnings }
      : { text: `${name} is written. It is used at the next start: rules are not reloaded here.`, warnings };
  }

  render() {
    if (!this.state || !this.saved || !this.draft) {
      return html`<p class="faint">${this.said?.text ?? "Loading."}</p>`;
    }
    const rule = this.#rule();
    return html`
      ${this.#standing()}
      <div class="columns">
        <section aria-label="Rules">
          <czar-rule-list
            .rules=${this.state.rules}
            .health=${this.health}
            .files=${this.saved.files}
            .quarantined=${this.live.one("rules")?.quarantined ?? NONE}
            .drafts=${this.#names}
            .chosen=${this.about}
            .now=${this.now}
            .view=${this}
          ></czar-rule-list>
        </section>
        <section aria-label="Source">
          ${this.#files()}
          <czar-rule-editor-panel
            .view=${this}
            .file=${this.#file(this.draft.name)}
            .draft=${this.draft}
            .others=${this.saved.files}
            .shown=${rule?.file === this.draft.name ? this.#line(rule) : undefined}
            @edited=${(event) => this.#edited(event.detail)}
            @forgotten=${(event) => this.#forget(event.detail)}
            @saved=${(event) => this.#written(event.detail)}
            @shadowed=${() => this.#load()}
            @refused=${() => this.#load()}
          ></czar-rule-editor-panel>
        </section>
      </div>
      <czar-rule-revisions
        .view=${this}
        .state=${this.state.state}
        .saved=${this.saved.files}
        .drafts=${this.drafts}
        @ordered=${() => this.#ordered()}
      ></czar-rule-revisions>
    `;
  }

  /** Other rules are in force than those that were saved last. */
  #ordered() {
    this.said = undefined;
    this.#load();
  }

  #standing() {
    const { revision, problem } = this.state.state;
    if (this.live.past) {
      const then = this.live.one("project")?.rules;
      return html`<p>${then ? html`Revision <code>${then}</code> was active then. ` : nothing}Below are the current rules, read-only.</p>`;
    }
    return html`<p>Revision <code>${revision}</code> is active.</p>
      ${problem ? html`<pre class="bad" role="alert" tabindex="0">▲ ${problem}</pre>` : nothing}
      <div role="status">
        ${this.said ? html`<p class=${this.said.bad ? "bad" : "good"}>${this.said.text}</p>` : nothing}
        ${this.said?.warnings?.map((one) => html`<p class="slow">▲ ${one.file}:${one.line}:${one.column} ${one.message} ${one.hint}</p>`)}
      </div>`;
  }

  #files() {
    const names = [...new Set([...this.saved.files.map((file) => file.name), ...this.drafts.names(), this.draft.name])].sort();
    return html`<div class="bar">
      <label
        >File
        <select @change=${(event) => (location.hash = this.link("rules", event.target.value))}>
          ${names.map((name) => html`<option value=${name} .selected=${name === this.draft.name}>${name}</option>`)}
        </select></label
      >
      <form class="act" @submit=${this.#begin} aria-label="New file">
        <label>New file <input name="file" size="16" placeholder="decide/mine.drl" pattern="[\\w\\-]+(/[\\w\\-]+)*[.](drl|csv)" required /></label>
        <button>Create</button>
      </form>
    </div>`;
  }

  #begin(event) {
    event.preventDefault();
    location.hash = this.link("rules", new FormData(event.target).get("file"));
  }

  async #try(action) {
    try {
      await action();
    } catch (failure) {
      this.said = { text: failure.message, bad: true };
    }
  }
}

customElements.define("czar-rules", Rules);
