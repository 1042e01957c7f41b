/** A length of time in at most two units. */
export function exact(length) {
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
