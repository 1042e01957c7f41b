import { svg } from "lit";
import { timeOfDay, dateTime } from "../page/format.js";

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800]
  .map((seconds) => seconds * SECOND)
  .concat([HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 30 * DAY]);
const APART = 90;

/** The times under a window, at round moments of the local clock. */
export function axis({ begin, end, scale }) {
  const step = STEPS.find((one) => one / scale >= APART) ?? STEPS.at(-1);
  const zone = new Date(begin).getTimezoneOffset() * 60 * SECOND;
  const ticks = [];
  for (let time = Math.ceil((begin - zone) / step) * step + zone; time <= end; time += step) {
    ticks.push(time);
  }
  return ticks.map((time) => {
    const x = (time - begin) / scale;
    return svg`<line x1=${x} x2=${x} y1="20" y2="26"></line><text class="faint" x=${x} y="15" text-anchor="middle">${label(time, step)}</text>`;
  });
}

function label(time, step) {
  return step >= DAY ? dateTime(time).slice(0, 10) : timeOfDay(time).slice(0, step < 60 * SECOND ? 8 : 5);
}
