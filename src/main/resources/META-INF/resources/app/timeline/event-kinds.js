import { svg } from "lit";
import { label } from "../page/format.js";

/** What is told apart in the chart: the words of the legend, a shape, a colour. */
export const EVENT_KINDS = {
  commit: ["commit", "circle", "accent"],
  assignment: ["assignment", "ring", "accent"],
  message: ["message", "bar", "unsure"],
  nudge: ["nudge", "triangle", "slow"],
  check: ["check", "square", "good"],
  pull: ["pull request", "pentagon", "unsure"],
  review: ["review", "hexagon", "good"],
  omnibus: ["omnibus", "diamond", "good"],
  landing: ["landing", "star", "good"],
  incident: ["incident", "cross", "bad"],
  order: ["manual override", "down", "slow"],
  other: ["other", "dot", "faint"],
};

const OF = {
  COMMIT: "commit",
  CLAIM_TASK: "assignment",
  PREPARE_TASK: "assignment",
  INJECT_TASK: "assignment",
  RELEASE_CLAIM: "assignment",
  COMPLETION: "assignment",
  TELL: "message",
  RETURN_WORK: "message",
  NUDGE: "nudge",
  RUN_CHECKS: "other",
  CHECK: "check",
  PULL_REQUEST: "pull",
  REVIEW: "review",
  INTEGRATED: "omnibus",
  EVICTED: "omnibus",
  OMNIBUS: "omnibus",
  PROJECT: "landing",
  LAND_OMNIBUS: "landing",
  ALERT_HUMAN: "incident",
  RESTART_WORKER: "incident",
  PROCESS: "incident",
  RESOURCE: "incident",
  TERMINAL: "incident",
  SENSOR: "incident",
  ORDER: "order",
};

const WELL = ["PROCESS BACK", "RESOURCE AVAILABLE", "TERMINAL PRESENT", "SENSOR BACK"];
const BAD = ["FAILED", "ERROR", "GONE", "REQUEST_CHANGES"];

/** The kind of an entry of the timeline: a name of those above. */
export function kindOf({ kind, event }) {
  if (WELL.includes(`${kind} ${event}`)) {
    return "other";
  }
  return kind === "OMNIBUS" && event === "LANDED" ? "landing" : (OF[kind] ?? "other");
}

export function isFailure({ kind, event, status }) {
  return kind === "EVICTED" || BAD.includes(status ?? event);
}

/** An entry in words. */
export function eventText(entry) {
  const { kind, event, task, text, pull, commit, status } = entry;
  const of = task ? ` ${task}` : "";
  switch (kind) {
    case "COMMIT":
      return `commit ${commit.slice(0, 10)}, ${text}`;
    case "COMPLETION":
      return `${task} ${text}`;
    case "CHECK":
      return `check of${of} ${label(event)}${text ? `: ${text}` : ""}`;
    case "PULL_REQUEST":
      return `pull request ${pull}${of} ${label(event)}`;
    case "REVIEW":
      return `review of ${pull}${of}: ${label(event)}${text ? ` – ${text}` : ""}`;
    case "INTEGRATED":
      return `${task} merged into the omnibus`;
    case "EVICTED":
      return `${task} evicted from the omnibus: ${label(event)}`;
    case "OMNIBUS":
      return `omnibus ${commit.slice(0, 10)} ${label(event)}`;
    case "ORDER":
      return `order: ${label(event)} ${text}`;
    default:
      return entry.decision ? `${label(kind)}${of}${status ? `, ${label(status)}` : ""}` : `${label(kind)} ${label(event)}${text ? `: ${text}` : ""}`;
  }
}

/** A shape about the origin. */
export function shapeOf(shape) {
  switch (shape) {
    case "circle":
      return svg`<circle r="5"></circle>`;
    case "ring":
      return svg`<circle class="hollow" r="5"></circle>`;
    case "dot":
      return svg`<circle r="3"></circle>`;
    case "bar":
      return svg`<rect x="-6" y="-4" width="12" height="8" rx="2"></rect>`;
    case "triangle":
      return svg`<path d="M0 -6 L6 5 L-6 5 Z"></path>`;
    case "down":
      return svg`<path d="M0 6 L6 -5 L-6 -5 Z"></path>`;
    case "square":
      return svg`<rect x="-5" y="-5" width="10" height="10"></rect>`;
    case "pentagon":
      return svg`<path d="M-5 -6 L3 -6 L7 0 L3 6 L-5 6 Z"></path>`;
    case "hexagon":
      return svg`<path d="M-6 0 L-3 -6 L3 -6 L6 0 L3 6 L-3 6 Z"></path>`;
    case "diamond":
      return svg`<path d="M0 -7 L7 0 L0 7 L-7 0 Z"></path>`;
    case "many":
      return svg`<rect class="hollow" x="-6" y="-6" width="12" height="12" rx="4"></rect><circle r="2"></circle>`;
    case "star":
      return svg`<path d="M0 -8 L2 -2 L8 -2 L3 2 L5 8 L0 4 L-5 8 L-3 2 L-8 -2 L-2 -2 Z"></path>`;
    default:
      return svg`<path d="M-6 -8 L0 -2 L6 -8 L8 -6 L2 0 L8 6 L6 8 L0 2 L-6 8 L-8 6 L-2 0 L-8 -6 Z"></path>`;
  }
}
