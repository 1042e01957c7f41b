import { html, nothing } from "lit";
import { fact, value } from "./facts.js";

const VERDICTS = {
  FIRES: ["●", "good", "fires"],
  REFUSED: ["◐", "slow", "fires, but what it decides is refused"],
  LEFT_OUT: ["■", "slow", "is left out"],
  SILENT: ["○", "unsure", "does not fire"],
};

const UNMET = html`<span class="mark bad"><span aria-hidden="true">✖</span> unmet</span>`;
const MET = html`<span class="mark good"><span aria-hidden="true">●</span> found</span>`;

/** Why a rule does not fire, in words: each condition in its way, what came nearest, and a change that would do. */
export function hindrances(answer, link) {
  const [shape, kind, words] = VERDICTS[answer.verdict] ?? VERDICTS.SILENT;
  return html`<h3>
      <a href=${link("rules", answer.rule.name)}>${answer.rule.name}</a>
      <span class=${kind}><span aria-hidden="true">${shape}</span> ${words}</span> ${answer.about ? `for ${answer.about}` : nothing}
    </h3>
    <p>${answer.rule.why} <span class="faint">${answer.rule.file}:${answer.rule.line}</span> ${answer.reason}</p>
    ${answer.concluded.length ? html`<p>It concludes ${answer.concluded.join(", ")}.</p>` : nothing}
    ${answer.refused.map((decision) => decision.vetoes.map((veto) => html`<p>${fact(decision.action)} is refused by “${veto.rule}”: ${veto.why}</p>`))}
    ${answer.nearest.map((obstacles, index) => html`${index ? html`<p class="faint">or else</p>` : nothing}${tree(obstacles, link)}`)}
    ${remedy(answer.remedy)}`;
}

function tree(obstacles, link) {
  return html`<ul>
    ${obstacles.map((obstacle) => html`<li>${UNMET} ${sentence(obstacle)} <span class="faint">line ${obstacle.condition.line}</span> ${below(obstacle, link)}</li>`)}
  </ul>`;
}

function sentence({ kind, type, condition, wanted, candidates }) {
  if (kind === "BLOCKED" || kind === "TOTALLED") {
    return html`it wants <code>${condition.text}</code>`;
  }
  if (kind === "UNTOLD") {
    return html`cannot tell whether <code>${condition.text}</code> holds`;
  }
  const fields = Object.entries(wanted).map(([name, one]) => `${name} ${value(one)}`);
  return html`no ${type}${fields.length ? ` with ${fields.join(", ")}` : ""}${candidates.length ? html` fits <code>${condition.text}</code>` : nothing}`;
}

function below(obstacle, link) {
  if (!obstacle.candidates.length && !obstacle.leads.length) {
    return nothing;
  }
  return html`<ul>
    ${obstacle.candidates.map((candidate) => html`<li>${nearest(obstacle, candidate)}</li>`)}
    ${obstacle.leads.map(
      (lead) =>
        html`<li>rule <a href=${link("rules", lead.rule)}>${lead.rule}</a> ${lead.note || "does not conclude it"} <span class="faint">${lead.file}:${lead.line}</span> ${tree(lead.obstacles, link)}</li>`,
    )}
  </ul>`;
}

function nearest({ kind }, { fact: evidence, action, failed }) {
  const what = evidence ? fact(evidence.fact) : action ? fact(action) : "the total";
  const seen = evidence?.because?.length ? `concluded by “${evidence.because[0].rule}”` : evidence ? `from ${evidence.source}, ${value(evidence.age)} old` : "";
  return html`${MET} ${what} ${kind === "BLOCKED" ? "is there" : failed.map((one) => html`<br />${UNMET} ${failure(one)}`)} <span class="faint">${seen}</span>`;
}

function failure({ component, constraint, actual, operator, wanted }) {
  return component ? `${component} is ${value(actual)}, wanted ${operator} ${value(wanted)}` : `not ${constraint}`;
}

function remedy({ proof, change, tried, untried }) {
  if (proof === "UNNEEDED") {
    return nothing;
  }
  if (proof === "SMALLEST" || proof === "WORKS") {
    const proven = proof === "SMALLEST" ? "there is no smaller change" : `the smallest that does of ${tried} tried`;
    return html`<p class="good">● It would fire ${condition(change)} <span class="faint">(tried, and it did; ${proven})</span></p>`;
  }
  return proof === "NONE_WORKS"
    ? html`<p>None of ${tried} single changes that were tried makes it fire${untried ? `; ${untried} more were not tried` : ""}.</p>`
    : html`<p>Which single change would make it fire cannot be told.</p>`;
}

function condition({ kind, component, before, after }) {
  if (kind === "SET") {
    return html`if <strong>${component}</strong> were <strong>${value(after[component])}</strong> in ${fact(before)}`;
  }
  return kind === "ADD" ? html`if there were ${fact(after)}` : html`without ${fact(before)}`;
}
