import { css, html, nothing, svg } from "lit";
import { timeOfDay, dateTime } from "../page/format.js";

const [WIDE, TALL, LEFT, BELOW] = [420, 130, 30, 18];
const DAY = 86400e3;

/** Charts are small and labelled; the table behind each says the same to those who do not see it. */
export const charts = css`
  figure {
    margin: 0;
  }
  figcaption {
    font-weight: 600;
    margin-bottom: 0.3rem;
  }
  figcaption span {
    font-weight: 400;
    color: var(--faint);
  }
  figure svg {
    display: block;
    width: 100%;
    height: auto;
    max-height: 11rem;
    font-size: 11px;
  }
  figure svg.bar {
    height: 1.1rem;
    border-radius: var(--round);
  }
  text {
    fill: var(--faint);
  }
  .axis {
    stroke: var(--line);
  }
  .done-line {
    fill: none;
    stroke: var(--good);
    stroke-width: 2;
  }
  .total-line {
    stroke: var(--faint);
    stroke-dasharray: 4 3;
  }
  .spread {
    fill: var(--accent);
    opacity: 0.18;
  }
  .likely-line {
    stroke: var(--accent);
    stroke-width: 1.5;
    stroke-dasharray: 2 3;
  }
  .column {
    fill: var(--accent);
  }
  .part-good {
    fill: var(--good);
  }
  .part-accent {
    fill: var(--accent);
  }
  .part-slow {
    fill: var(--slow);
  }
  .part-bad {
    fill: var(--bad);
  }
  .part-unsure {
    fill: var(--unsure);
  }
  .part-rest {
    fill: var(--off);
  }
`;

/** What a chart shows, for those who hear it. */
function table(title, headings, rows) {
  return html`<div class="only-read"><table>
    <caption>${title}</caption>
    <thead><tr>${headings.map((heading) => html`<th scope="col">${heading}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}

/** Parts of a whole side by side: each a name, a count and a colour. */
export function partsBar(title, parts) {
  const all = parts.reduce((sum, { count }) => sum + count, 0) || 1;
  let at = 0;
  return html`<figure>
    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      ${parts.map(({ count, colour }) => {
        const [x, width] = [(at / all) * 100, (count / all) * 100];
        at += count;
        return svg`<rect class="part-${colour}" x=${x} width=${width} height="6"></rect>`;
      })}
    </svg>
    ${table(title, ["Part", "Count"], parts.map(({ name, count }) => [name, count]))}
  </figure>`;
}

const moment = (time, span) => (span > DAY ? dateTime(time).slice(5, 16) : timeOfDay(time).slice(0, 5));

/** How many were done when, of how many, and between when and when the rest will be. */
export function burnUp({ times, before, total, end, now }) {
  const begin = Math.min(times[0] ?? now, now - 60e3);
  const last = Math.max(now, end ? Date.parse(end.late) : 0);
  const x = (time) => LEFT + ((time - begin) / (last - begin)) * (WIDE - LEFT - 4);
  const y = (count) => 8 + (1 - count / (total || 1)) * (TALL - BELOW - 8);
  const done = before + times.length;
  const line = times.reduce((drawn, time, at) => `${drawn} H${x(time)} V${y(before + at + 1)}`, `M${x(begin)} ${y(before)}`);
  const ends = end && [end.early, end.likely, end.late].map((time) => x(Date.parse(time)));
  return html`<figure>
    <figcaption>Burn-up <span>tasks done over time${end ? ", shaded: when the rest may be" : ""}</span></figcaption>
    <svg viewBox="0 0 ${WIDE} ${TALL}" aria-hidden="true">
      <line class="axis" x1=${LEFT} x2=${WIDE} y1=${y(0)} y2=${y(0)}></line>
      <line class="total-line" x1=${LEFT} x2=${WIDE} y1=${y(total)} y2=${y(total)}></line>
      <text x=${LEFT - 4} y=${y(total) + 4} text-anchor="end">${total}</text>
      <text x=${LEFT - 4} y=${y(0)} text-anchor="end">0</text>
      ${ends
        ? svg`<path class="spread" d="M${x(now)} ${y(done)} L${ends[0]} ${y(total)} L${ends[2]} ${y(total)} Z"></path>
            <line class="likely-line" x1=${x(now)} y1=${y(done)} x2=${ends[1]} y2=${y(total)}></line>
            <text x=${Math.min(WIDE - 2, ends[1])} y=${TALL - 4} text-anchor="end">${moment(Date.parse(end.likely), last - begin)}</text>`
        : nothing}
      <path class="done-line" d="${line} H${x(now)}"></path>
      <text x=${LEFT} y=${TALL - 4}>${moment(begin, last - begin)}</text>
      <text x=${Math.min(x(now), WIDE - 80)} y=${TALL - 4} text-anchor="middle">now</text>
    </svg>
    ${table(
      "Tasks done over time",
      ["When", "Done"],
      [[moment(begin, last - begin), before], ...sampled(times, 12).map(([time, at]) => [moment(time, last - begin), before + at + 1]), ["total", total]],
    )}
  </figure>`;
}

const sampled = (times, most) => {
  const step = Math.ceil(times.length / most) || 1;
  return times.map((time, at) => [time, at]).filter(([, at]) => (at + 1) % step === 0 || at === times.length - 1);
};

/** Counts of equal spans of time, the last one not at its end yet. */
export function columns(title, note, spans) {
  const most = Math.max(1, ...spans.map(({ count }) => count));
  const wide = (WIDE - LEFT) / spans.length;
  const y = (count) => 8 + (1 - count / most) * (TALL - BELOW - 8);
  const span = spans.length ? spans.at(-1).end - spans[0].begin : 0;
  return html`<figure>
    <figcaption>${title} <span>${note}</span></figcaption>
    <svg viewBox="0 0 ${WIDE} ${TALL}" aria-hidden="true">
      <line class="axis" x1=${LEFT} x2=${WIDE} y1=${y(0)} y2=${y(0)}></line>
      <text x=${LEFT - 4} y=${y(most) + 4} text-anchor="end">${most}</text>
      <text x=${LEFT - 4} y=${y(0)} text-anchor="end">0</text>
      ${spans.map(({ count }, at) => svg`<rect class="column" x=${LEFT + at * wide + 2} width=${Math.max(1, wide - 4)} y=${y(count)} height=${y(0) - y(count)}></rect>`)}
      ${spans.length ? svg`<text x=${LEFT} y=${TALL - 4}>${moment(spans[0].begin, span)}</text><text x=${WIDE - 2} y=${TALL - 4} text-anchor="end">now</text>` : nothing}
    </svg>
    ${table(title, ["From", "Count"], spans.map(({ begin, count }) => [moment(begin, span), count]))}
  </figure>`;
}
