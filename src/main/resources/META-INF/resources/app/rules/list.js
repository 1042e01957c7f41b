import { LitElement, css, html, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { shared } from "../design/style.js";
import { ruleHealthBadge, ruleHealth, needsAttention } from "./rule-health.js";

const ORDER = ["limits", "infer", "decide", "govern"];
const ORIGINS = { OVERRIDE: "◆ custom, replaces the shipped", OWN: "◆ custom" };

/** All rules by folder, what needs attention first; a search through their names, words and files. */
class RuleList extends LitElement {
  static properties = {
    rules: { attribute: false },
    health: { attribute: false },
    files: { attribute: false },
    quarantined: { attribute: false },
    drafts: { attribute: false },
    chosen: { attribute: false },
    now: { attribute: false },
    view: { attribute: false },
    wanted: { state: true },
  };

  static styles = [
    shared,
    css`
      input {
        width: 100%;
      }
      .all {
        max-height: 60rem;
        overflow-y: auto;
      }
      ul {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      li {
        padding: 0.3rem 0.5rem;
        border-bottom: 1px solid var(--line);
        background: var(--panel);
      }
      li.chosen {
        border-left: 4px solid var(--accent);
      }
      h3 {
        font-size: 0.95rem;
        margin: 0.8rem 0 0.2rem;
      }
      small {
        display: block;
      }
      a {
        overflow-wrap: anywhere;
      }
    `,
  ];

  willUpdate() {
    this.focused = this.shadowRoot?.activeElement?.dataset.rule;
  }

  /** A row that moves to another place keeps the focus. */
  updated(changes) {
    if (this.focused && this.shadowRoot.activeElement?.dataset.rule !== this.focused) {
      this.renderRoot.querySelector(`a[data-rule="${CSS.escape(this.focused)}"]`)?.focus({ preventScroll: true });
    }
    if (changes.has("chosen") || (changes.has("rules") && !changes.get("rules"))) {
      this.renderRoot.querySelector("li.chosen")?.scrollIntoView({ block: "nearest" });
    }
  }

  render() {
    const origins = new Map(this.files.map((file) => [file.name, file.origin]));
    const states = ruleHealth(this.rules, this.health, this.quarantined, (rule) => origins.get(rule.file) !== "SHIPPED");
    const found = this.rules.filter((rule) => this.#matches(rule)).sort((a, b) => states.get(a.name).rank - states.get(b.name).rank || (a.name < b.name ? -1 : 1));
    const urgent = found.filter((rule) => needsAttention(states.get(rule.name)));
    const rest = grouped(without(found, urgent));
    const groups = [["Needs attention", urgent], ...[...rest].sort(([a], [b]) => place(a) - place(b))].filter(([, rules]) => rules.length);
    return html`
      <h2>${this.rules.length} rules</h2>
      <label>Find <input type="search" data-search @input=${(event) => (this.wanted = event.target.value.toLowerCase())} placeholder="words, file, type" /></label>
      <p class="faint" role="status">${this.#scope(found.length)}</p>
      <div class="all" tabindex="0" role="group" aria-label="All rules">
        ${repeat(
          groups,
          ([name]) => name,
          ([name, rules]) =>
            html`<h3>${name} <span class="faint">${rules.length}</span></h3>
              <ul>
                ${repeat(
                  rules,
                  ({ name }) => name,
                  (rule) => this.#rule(rule, states.get(rule.name), origins.get(rule.file)),
                )}
              </ul>`,
        )}
      </div>
    `;
  }

  #scope(found) {
    const health = this.health ? `Health over the last ${this.health.cycles} cycles.` : "Loading health.";
    return this.wanted ? `${found} found. ${health}` : health;
  }

  #rule(rule, state, origin) {
    return html`<li class=${rule.name === this.chosen ? "chosen" : ""}>
      <a href=${this.view.link("rules", rule.name)} data-rule=${rule.name} aria-current=${rule.name === this.chosen ? "true" : nothing}>${rule.name}</a>
      <small>${rule.why}</small>
      <small>
        ${ruleHealthBadge(state, this.now)}
        ${rule.name === this.chosen ? html`<a href=${this.view.link("decisions", `why-not?${new URLSearchParams({ rule: rule.name })}`)}>Why does it not fire?</a>` : nothing}
      </small>
      <small class="faint"
        >${rule.file}:${rule.line} <strong>${ORIGINS[origin] ?? nothing}</strong> ${this.drafts.includes(rule.file) ? html`<strong>✎ not saved</strong>` : nothing}</small
      >
    </li>`;
  }

  #matches(rule) {
    const text = [rule.name, rule.why, rule.file, ...rule.matches, ...rule.concludes].join(" ").toLowerCase();
    return !this.wanted || this.wanted.split(/\s+/).every((word) => text.includes(word));
  }
}

const folder = (rule) => rule.file.split("/")[0].replace(/\.drl$/, "");

const place = (name) => (ORDER.includes(name) ? ORDER.indexOf(name) : ORDER.length);

const without = (rules, others) => rules.filter((rule) => !others.includes(rule));

function grouped(rules) {
  const groups = new Map();
  rules.forEach((rule) => groups.set(folder(rule), [...(groups.get(folder(rule)) ?? []), rule]));
  return groups;
}

customElements.define("czar-rule-list", RuleList);
