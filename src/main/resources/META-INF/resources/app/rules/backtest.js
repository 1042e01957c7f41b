import { fetchJson } from "../page/documents.js";

const BEAT = 400;

/** The spans a backtest can be over. */
export const SPANS = [
  ["100", "last 100 cycles"],
  ["1000", "last 1000 cycles"],
  ["1h", "last hour"],
  ["24h", "last day"],
];

/** Runs past cycles with these files, and says how far that is while it lasts. */
export async function backtest(base, files, span, tell) {
  const hours = /^(\d+)h$/.exec(span)?.[1];
  const scope = hours ? { from: new Date(Date.now() - hours * 3600_000).toISOString() } : { cycles: Number(span) };
  const name = `${Date.now()}-${Math.random()}`;
  const answer = fetchJson(`${base}/backtest`, { files, name, ...scope });
  let over = false;
  const pulse = setInterval(async () => {
    const mine = (await fetchJson(`${base}/backtest`).catch(() => [])).find((one) => one.name === name);
    if (mine && !over) {
      tell(`Replaying recorded cycles: ${mine.done} of ${mine.of}.`);
    }
  }, BEAT);
  try {
    return await answer;
  } finally {
    over = true;
    clearInterval(pulse);
  }
}
