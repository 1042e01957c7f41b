import { html, nothing } from "lit";
import { timeAgo } from "../page/format.js";

const SLOW_MICROS = 2000;

const STATES = {
  LEFT_OUT: ["✖", "bad", "quarantined"],
  VETOED: ["▲", "bad", "always vetoed"],
  FLAPPING: ["⇄", "slow", "flapping"],
  SLOW: ["◐", "slow", "slow"],
  UNUSED: ["◇", "unsure", "custom, never fired"],
  WELL: ["●", "good", "fires"],
  SILENT: ["◌", "faint", "never fired"],
  UNTOLD: ["", "faint", ""],
};

/** How each rule fares, by its name: its state, from the worst on, and what that rests on. */
export function ruleHealth(rules, health, quarantined, yours) {
  const standings = new Map(health?.rules.map((one) => [one.rule, one]));
  const flaps = new Map(health?.flapping.map((one) => [one.rule, one]));
  return new Map(
    rules.map((rule) => {
      const standing = standings.get(rule.name);
      const out = quarantined.find((one) => one.rule === rule.name);
      const state = out ? "LEFT_OUT" : ruleState(standing, flaps.get(rule.name), yours(rule));
      return [rule.name, { state, rank: Object.keys(STATES).indexOf(state), standing, out, flap: flaps.get(rule.name) }];
    }),
  );
}

function ruleState(standing, flap, yours) {
  if (!standing) {
    return "UNTOLD";
  }
  if (standing.vetoed > 0 && standing.decided === 0) {
    return "VETOED";
  }
  if (flap) {
    return "FLAPPING";
  }
  if (standing.micros > SLOW_MICROS) {
    return "SLOW";
  }
  return standing.stood > 0 ? "WELL" : yours ? "UNUSED" : "SILENT";
}

/** Whether somebody should look at it. */
export const needsAttention = ({ rank }) => rank <= 4;

/** A rule's state as shape, colour and word, and what it rests on. */
export function ruleHealthBadge({ state, standing, out, flap }, now) {
  const [shape, kind, word] = STATES[state];
  if (!word) {
    return nothing;
  }
  return html`<span class="mark ${kind}"><span aria-hidden="true">${shape}</span> ${word}</span>
    ${out ? html`<span class="bad">${out.reason}</span>` : nothing} ${flap ? html`${flap.key} ${flap.times} times` : nothing}
    ${standing?.stood ? html`<span class="faint">in ${standing.stood} cycles, last ${timeAgo(standing.last, now)}${counts(standing)}</span>` : nothing}`;
}

function counts({ decided, vetoed, vetoedBy, micros }) {
  return [
    "",
    decided ? `${decided} decided` : "",
    vetoed ? `${vetoed} vetoed by ${Object.keys(vetoedBy).join(", ")}` : "",
    micros >= 1 ? `${Math.round(micros)} µs a cycle` : "",
  ]
    .filter((part, at) => part || at === 0)
    .join("; ");
}
