import { ago } from "../page/words.js";

const ISO = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/;

/** The milliseconds of a duration as the service writes it. */
export function milliseconds(duration) {
  const [, hours = 0, minutes = 0, seconds = 0] = ISO.exec(duration ?? "") ?? [];
  return (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
}

export const span = (length) => ago(new Date(0).toISOString(), length);

/** The time of day of a moment, to the second. */
export const clock = (moment) => new Date(moment).toTimeString().slice(0, 8);

export const finished = ({ stage }) => stage === "INTEGRATED" || stage === "DONE";

/** What a task has left of the usual time, in milliseconds; undefined when nothing is usual yet. */
export function left(task, { pace, claims, now }) {
  if (!pace) {
    return undefined;
  }
  const claimed = claims.get(task);
  return Math.max(0, milliseconds(pace.usual) - (claimed ? now - Date.parse(claimed) : 0));
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
    return `took ${span(milliseconds(took))}`;
  }
  return since ? `for ${ago(since, now)}` : "";
}
