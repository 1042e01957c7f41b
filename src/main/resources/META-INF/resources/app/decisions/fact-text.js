import { html, nothing } from "lit";
import { seconds, formatExactDuration } from "../page/format.js";

/** A value in words: times as lengths, lists in a row, everything else as it is. */
export function valueText(given) {
  if (Array.isArray(given)) {
    return given.length ? given.map(valueText).join(", ") : "none";
  }
  if (typeof given === "string") {
    return /^PT?\d/.test(given) ? formatExactDuration(seconds(given)) : given === "" ? '""' : given;
  }
  return given !== null && typeof given === "object" ? factText(given) : String(given);
}

/** A fact or an action on a line: its type and its fields. */
export function factText(given) {
  const { fact: type, kind, ...fields } = given;
  const words = Object.entries(fields).map(([name, one]) => `${name} ${valueText(one)}`);
  return `${type ?? kind ?? ""} ${words.join(", ")}`.trim();
}

/** Reasons, each a rule in its words over the facts it matched; what is concluded unfolds to what it rests on. */
export function evidenceList(list, link) {
  return html`<ul>
    ${list.map((reason) => html`<li><a href=${link("rules", reason.rule)}>${reason.rule}</a>: ${reason.why} ${evidence(reason.facts, link)}</li>`)}
  </ul>`;
}

function evidence(facts, link) {
  return html`<ul class="evidence">
    ${facts.map((one) => html`<li>${known(one)} ${one.because?.length ? html`<details><summary>derived, because</summary>${evidenceList(one.because, link)}</details>` : nothing}</li>`)}
  </ul>`;
}

/** The fields that say something; the age is told beside the source. */
const shown = ({ age, ...fields }) => Object.entries(fields).filter(([, one]) => one !== "");

function known({ fact: given, source, age, because }) {
  const { fact: type, ...fields } = given;
  return html`<strong>${type}</strong>
    ${shown(fields).map(([name, one]) => html`<span class="field"><span class="faint">${name}</span> <code>${valueText(one)}</code></span> `)}
    ${because?.length ? nothing : html`<span class="faint">from ${source}, ${formatExactDuration(seconds(age))} old then</span>`}`;
}
