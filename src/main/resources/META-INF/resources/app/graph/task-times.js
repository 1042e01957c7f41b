import { elapsed, formatDuration, seconds, formatSeconds } from "../page/format.js";

export const finished = ({ stage }) => stage === "INTEGRATED" || stage === "DONE";

/** What a task has left of the usual time, in seconds; undefined when nothing is usual yet. */
export function remaining(task, { typical, claims, now }) {
  if (!typical) {
    return undefined;
  }
  const claimed = claims.get(task);
  return Math.max(0, Math.round(seconds(typical.median) - (claimed ? (now - Date.parse(claimed)) / 1000 : 0)));
}

/** What is left of a task, in words. */
export function remainingText(task, known) {
  const rest = remaining(task, known);
  if (rest === undefined) {
    return "time left unknown";
  }
  return rest ? `about ${formatSeconds(rest)} left` : "longer than usual";
}

/** How long a task has been where it is, or took, in words; "" where the facts do not tell. */
export function timeInStage({ stage, since, took }, now) {
  if (took && stage === "INTEGRATED") {
    return `took ${formatDuration(took)}`;
  }
  return since ? `for ${elapsed(since, now)}` : "";
}
