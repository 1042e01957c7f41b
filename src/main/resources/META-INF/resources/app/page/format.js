import { html } from "lit";

const HEALTH = {
  HEALTHY: ["●", "good"],
  STARTING: ["◌", "unsure"],
  SLOW: ["◐", "slow"],
  STUCK: ["▲", "bad"],
  CRASHED: ["✖", "bad"],
  BLOCKED: ["◇", "unsure"],
  AWAITING_INPUT: ["■", "slow"],
  LIMITED: ["◧", "slow"],
  UNKNOWN: ["?", "unsure"],
};

/** A worker's health as shape, colour and word. */
export function healthBadge(name) {
  const [shape, kind] = HEALTH[name] ?? ["?", "unsure"];
  return html`<span class="mark ${kind}"><span aria-hidden="true">${shape}</span> ${label(name)}</span>`;
}

export const label = (constant) => String(constant ?? "").toLowerCase().replaceAll("_", " ");

/** A number of things, in words. */
export const plural = (number, thing) => `${number} ${thing}${number === 1 ? "" : "s"}`;

export const compareNatural = new Intl.Collator("en", { numeric: true }).compare;

/** The time of day of a moment, to the second. */
export const timeOfDay = (moment) => new Date(moment).toTimeString().slice(0, 8);

/** The day and the time of day of a moment, here. */
export const dateTime = (moment) => new Date(moment).toLocaleString("sv");

/** So many seconds, in one unit. */
export function formatSeconds(seconds) {
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (seconds < 3600) {
    return `${Math.round(seconds / 60)} min`;
  }
  return seconds < 172800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} d`;
}

/** How long ago, in one unit. */
export function elapsed(moment, now) {
  return moment ? formatSeconds(Math.max(0, Math.round((now - Date.parse(moment)) / 1000))) : "";
}

/** How long until then, in one unit. */
export function timeUntil(moment, now) {
  const parseDuration = Math.round((Date.parse(moment) - now) / 1000);
  return parseDuration <= 0 ? "now" : `in ${formatSeconds(parseDuration)}`;
}

/** A duration as ISO 8601 has it, in seconds. */
export function seconds(duration) {
  const [, days, hours, minutes, rest] = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(duration ?? "") ?? [];
  return Number(days ?? 0) * 86400 + Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(rest ?? 0);
}

/** A duration in one unit. */
export const formatDuration = (duration) => formatSeconds(Math.round(seconds(duration)));

export function timeAgo(moment, now) {
  return moment ? html`<time datetime=${moment} title=${moment}>${elapsed(moment, now)} ago</time>` : "";
}

/** An action in a line: what, whom, about what. */
export function actionSummary(decision) {
  const { kind, ...parts } = decision.action;
  const words = kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return [words, parts.worker, parts.task ?? parts.about ?? parts.number, label(parts.level)].filter(Boolean).join(" ");
}

const STATUS = { DONE: "good", OPEN: "unsure", FAILED: "bad", VETOED: "slow", AWAITING: "slow", LAPSED: "faint", SKIPPED: "faint" };

export function statusBadge(name) {
  return html`<span class="mark ${STATUS[name] ?? "unsure"}">${label(name)}</span>`;
}

/** A length of time in at most two units. */
export function formatExactDuration(length) {
  if (length < 1) {
    return `${Math.round(length * 1000)} ms`;
  }
  if (length < 60) {
    return `${length < 10 ? Math.round(length * 10) / 10 : Math.round(length)} s`;
  }
  const [large, small, one, other] = length < 3600 ? [60, 1, "min", "s"] : length < 172800 ? [3600, 60, "h", "min"] : [86400, 3600, "d", "h"];
  const rest = Math.floor((length % large) / small);
  return `${Math.floor(length / large)} ${one}${rest ? ` ${rest} ${other}` : ""}`;
}
