import { timeOfDay } from "../page/format.js";
import { EVENT_KINDS, eventText } from "./event-kinds.js";

/** So many pixels hold one mark. */
export const CLUSTER_PIXELS = 20;

/** Marks are made for whole blocks of cells, so that going on a little makes none anew. */
const BLOCK = 8;

/** The marks of a lane between two times: events that fall on the same cell are one mark. */
export function clusters(events, window, hidden) {
  const wide = CLUSTER_PIXELS * window.scale;
  const block = BLOCK * wide;
  const end = Math.ceil(window.end / block) * block;
  const marks = [];
  for (let place = first(events, Math.floor(window.begin / block) * block); place < events.length && events[place].time < end; place++) {
    const event = events[place];
    if (!hidden.has(event.mark)) {
      const cell = Math.floor(event.time / wide);
      const last = marks.at(-1);
      if (last?.cell === cell) {
        last.events.push(event);
        last.time = (last.events[0].time + event.time) / 2;
      } else {
        marks.push({ cell, time: event.time, events: [event] });
      }
    }
  }
  return marks;
}

/** Where events at a time or later begin. */
function first(events, time) {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = events[middle].time < time ? [middle + 1, high] : [low, middle];
  }
  return low;
}

/** How a mark looks and is called. */
export function clusterMark({ events }) {
  const kinds = new Set(events.map((event) => event.mark));
  const kind = kinds.size === 1 ? events[0].mark : undefined;
  const bad = events.some((event) => event.bad);
  const [, shape, colour] = EVENT_KINDS[kind] ?? ["", "many", "ink"];
  return { shape, colour: bad ? "bad" : colour, count: events.length, name: name(events, kind) };
}

function name(events, kind) {
  const when = timeOfDay(events[0].time);
  if (events.length === 1) {
    return `${eventText(events[0])}; ${when}`;
  }
  if (kind) {
    return `${events.length} × ${EVENT_KINDS[kind][0]}; ${when}`;
  }
  const counts = new Map();
  events.forEach(({ mark }) => counts.set(mark, (counts.get(mark) ?? 0) + 1));
  return `${events.length} events: ${[...counts].map(([mark, count]) => `${count} × ${EVENT_KINDS[mark][0]}`).join(", ")}; ${when}`;
}
