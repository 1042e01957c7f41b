import { html, nothing } from "lit";
import { waitingText } from "../page/waiting.js";
import { timeAgo, elapsed, timeOfDay, formatDuration, label, seconds, formatSeconds } from "../page/format.js";

const SHAPES = { IN: ["✔", "good", "merged"], NEXT: ["▶", "accent", "next"], WAITING: ["◇", "slow", "waiting"], EVICTED: ["✖", "bad", "evicted"], UNDER_REVIEW: ["◌", "faint", "under review"] };
const RANKS = Object.keys(SHAPES);
const LATEST = 12;

/** The merge queue of the omnibus in merge order: what is merged, what is next, and what the others wait for. */
export function mergeQueue(live, now, link) {
  const { omnibus, mainline, integrated = [] } = live.one("omnibus") ?? {};
  const known = entriesOf(live);
  const entries = known ?? [];
  const old = Math.max(0, entries.filter(({ state }) => state === "IN").length - LATEST);
  return html`<p>
      ${omnibus ? html`<code>${omnibus.commit.slice(0, 10)}</code> ${label(omnibus.state)} ${timeAgo(omnibus.since, now)}` : "Nothing has been built yet"}
      ${mainline ? html`on ${mainline.branch} <code>${mainline.head.slice(0, 10)}</code>` : nothing}
    </p>
    ${currentBuild(live.one("build"), now)}
    ${old ? html`<p class="faint">${old} more merged before.</p>` : nothing}
    ${entries.length
      ? html`<ol class="merge-queue" aria-label="Merge queue of the omnibus">
          ${entries.slice(old).map((one) => entry(one, { integrated, build: live.one("build"), now, link }))}
        </ol>`
      : html`<p class="faint">${known ? "No work is accepted or under review." : "Members: unknown, the rules conclude nothing about them."}</p>`}`;
}

/** All that is in, accepted or on its way, in the planned order. */
function entriesOf(live) {
  const { members, integrated = [], evicted = [] } = live.one("omnibus") ?? {};
  const planned = live.one("matrix")?.order ?? [];
  const place = ({ branch }) => (planned.indexOf(branch) + planned.length + 1) % (planned.length + 1);
  const since = ({ task }) => integrated.find((one) => one.task === task)?.since ?? "";
  return members
    ?.map((one) => ({ ...one, evicted: evicted.find(({ task, head }) => task === one.task && head === one.head) }))
    .sort((a, b) => RANKS.indexOf(a.state) - RANKS.indexOf(b.state) || since(a).localeCompare(since(b)) || place(a) - place(b));
}

function entry({ task, worker, state, head, pullRequest, why, waitingFor, evicted }, { integrated, build, now, link }) {
  const [shape, kind, word] = SHAPES[state];
  const merged = integrated.find((one) => one.task === task);
  return html`<li class=${state.toLowerCase()}>
    <span class="mark ${kind}" title=${why}>${shape} ${word}</span> <a href=${link("graph", task)}><strong>${task}</strong></a> ${worker}
    <code class="faint">${head.slice(0, 10)}</code>
    ${state === "IN" ? timeAgo(merged?.since, now) : nothing} ${state === "NEXT" ? expected(build, now) : nothing}
    ${evicted ? `${label(evicted.reason)}: evicted until fixed` : nothing}
    ${state !== "NEXT" && waitingFor?.length !== 0 ? html`<span class="why" title=${(waitingFor ?? []).map((step) => step.why).join("; ")}>waiting for: ${waitingText(waitingFor)}</span>` : nothing}
    ${pullRequest ? html`<a href=${link("merging", "pr", String(pullRequest))}>#${pullRequest}</a>` : nothing}
    ${evicted?.log ? html`<details><summary>log</summary><pre tabindex="0">${evicted.log}</pre></details>` : nothing}
  </li>`;
}

function expected(build, now) {
  if (!build?.typical) {
    return html`<span class="faint">expected time unknown: fewer than three builds have ended</span>`;
  }
  if (!build.current) {
    return `in the next build, which usually takes ${formatDuration(build.typical.median)}`;
  }
  const left = Math.round(seconds(build.typical.median) - (now - Date.parse(build.current.at)) / 1000);
  return left > 0 ? `in about ${formatSeconds(left)}` : "soon: the build is taking longer than usual";
}

/** The build that is running, and the subsets tested so far to find the culprit. */
function currentBuild(build, now) {
  if (!build?.current) {
    return html`<p class="faint">Nothing is being built.</p>`;
  }
  const { at, members, steps } = build.current;
  const tried = steps.filter(({ name }) => name.startsWith("tried"));
  return html`<section aria-label="Current build">
    <p>
      <strong>◐ Building</strong> for ${elapsed(at, now)}: ${members.map(({ task }) => task).join(", ")}.
      ${tried.length > 1 ? `${tried.length} subsets tested to find the culprit.` : nothing}
    </p>
    <details ?open=${tried.length > 1}>
      <summary>${steps.length} steps</summary>
      <ol>
        ${steps.map((step) => html`<li>${timeOfDay(step.at)} ${step.name}: ${step.detail}</li>`)}
      </ol>
    </details>
  </section>`;
}
