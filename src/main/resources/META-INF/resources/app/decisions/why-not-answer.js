import { html, nothing } from "lit";
import { factText, valueText } from "./fact-text.js";

const VERDICTS = {
  FIRES: ["●", "good", "fires"],
  REFUSED: ["◐", "slow", "fires, but its decision is vetoed"],
  LEFT_OUT: ["■", "slow", "is quarantined"],
  SILENT: ["○", "unsure", "does not fire"],
};

const UNMET = html`<span class="mark bad"><span aria-hidden="true">✖</span> unmet</span>`;
const MET = html`<span class="mark good"><span aria-hidden="true">●</span> found</span>`;

/** Why a rule does not fire, in words: each condition in its way, what came nearest, and a change that would do. */
export function whyNotAnswer(answer, link) {
  const [shape, kind, words] = VERDICTS[answer.verdict] ?? VERDICTS.SILENT;
  return html`<h3>
      <a href=${link("rules", answer.rule.name)}>${answer.rule.name}</a>
      <span class=${kind}><span aria-hidden="true">${shape}</span> ${words}</span> ${answer.about ? `for ${answer.about}` : nothing}
    </h3>
    <p>${answer.rule.why} <span class="faint">${answer.rule.file}:${answer.rule.line}</span> ${answer.reason}</p>
    ${answer.concluded.length ? html`<p>It derives ${answer.concluded.join(", ")}.</p>` : nothing}
    ${answer.refused.map((decision) => decision.vetoes.map((veto) => html`<p>${factText(decision.action)} is vetoed by “${veto.rule}”: ${veto.why}</p>`))}
    ${answer.nearest.map((obstacles, index) => html`${index ? html`<p class="faint">or</p>` : nothing}${conditionTree(obstacles, link)}`)}
    ${counterfactual(answer.remedy)}`;
}

function conditionTree(obstacles, link) {
  return html`<ul>
    ${obstacles.map((obstacle) => html`<li>${UNMET} ${sentence(obstacle)} <span class="faint">line ${obstacle.condition.line}</span> ${candidatesOf(obstacle, link)}</li>`)}
  </ul>`;
}

function sentence({ kind, type, condition, wanted, candidates }) {
  if (kind === "BLOCKED" || kind === "TOTALLED") {
    return html`requires <code>${condition.text}</code>`;
  }
  if (kind === "UNTOLD") {
    return html`unknown whether <code>${condition.text}</code> holds`;
  }
  const fields = Object.entries(wanted).map(([name, one]) => `${name} ${valueText(one)}`);
  return html`no ${type}${fields.length ? ` with ${fields.join(", ")}` : ""}${candidates.length ? html` matches <code>${condition.text}</code>` : nothing}`;
}

function candidatesOf(obstacle, link) {
  if (!obstacle.candidates.length && !obstacle.leads.length) {
    return nothing;
  }
  return html`<ul>
    ${obstacle.candidates.map((candidate) => html`<li>${candidateText(obstacle, candidate)}</li>`)}
    ${obstacle.leads.map(
      (lead) =>
        html`<li>rule <a href=${link("rules", lead.rule)}>${lead.rule}</a> ${lead.note || "does not derive it"} <span class="faint">${lead.file}:${lead.line}</span> ${conditionTree(lead.obstacles, link)}</li>`,
    )}
  </ul>`;
}

function candidateText({ kind }, { fact: evidence, action, failed }) {
  const what = evidence ? factText(evidence.fact) : action ? factText(action) : "the total";
  const seen = evidence?.because?.length ? `derived by “${evidence.because[0].rule}”` : evidence ? `from ${evidence.source}, ${valueText(evidence.age)} old` : "";
  return html`${MET} ${what} ${kind === "BLOCKED" ? "is there" : failed.map((one) => html`<br />${UNMET} ${failure(one)}`)} <span class="faint">${seen}</span>`;
}

function failure({ component, constraint, actual, operator, wanted }) {
  return component ? `${component} is ${valueText(actual)}, wanted ${operator} ${valueText(wanted)}` : `not ${constraint}`;
}

function counterfactual({ proof, change, tried, untried }) {
  if (proof === "UNNEEDED") {
    return nothing;
  }
  if (proof === "SMALLEST" || proof === "WORKS") {
    const proven = proof === "SMALLEST" ? "there is no smaller change" : `the smallest of ${tried} tested`;
    return html`<p class="good">● It would fire ${condition(change)} <span class="faint">(verified; ${proven})</span></p>`;
  }
  return proof === "NONE_WORKS"
    ? html`<p>None of ${tried} tested single changes makes it fire${untried ? `; ${untried} more were not tested` : ""}.</p>`
    : html`<p>No single change that makes it fire could be determined.</p>`;
}

function condition({ kind, component, before, after }) {
  if (kind === "SET") {
    return html`if <strong>${component}</strong> were <strong>${valueText(after[component])}</strong> in ${factText(before)}`;
  }
  return kind === "ADD" ? html`if there were ${factText(after)}` : html`without ${factText(before)}`;
}
