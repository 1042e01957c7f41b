import { ago, length, seconds, span } from "../page/words.js";

export const finished = ({ stage }) => stage === "INTEGRATED" || stage === "DONE";

/** What a task has left of the usual time, in seconds; undefined when nothing is usual yet. */
export function left(task, { typical, claims, now }) {
  if (!typical) {
    return undefined;
  }
  const claimed = claims.get(task);
  return Math.max(0, Math.round(seconds(typical.median) - (claimed ? (now - Date.parse(claimed)) / 1000 : 0)));
}

/** What is left of a task, in words. */
export function leftInWords(task, known) {
  const rest = left(task, known);
  if (rest === undefined) {
    return "time left unknown";
  }
  return rest ? `about ${span(rest)} left` : "longer than usual";
}

/** How long a task has been where it is, or took, in words; "" where the facts do not tell. */
export function soFar({ stage, since, took }, now) {
  if (took && stage === "INTEGRATED") {
    return `took ${length(took)}`;
  }
  return since ? `for ${ago(since, now)}` : "";
}
