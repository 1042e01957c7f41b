import { html } from "lit";
import { plural } from "../page/format.js";

const CONTEXT = 3;
const MOST_CELLS = 4_000_000;

/** The lines of two texts: "-" only before, "+" only after, " " in both. */
export function diffLines(before, after) {
  const old = before.split("\n");
  const fresh = after.split("\n");
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) {
    head++;
  }
  let tail = 0;
  while (tail < old.length - head && tail < fresh.length - head && old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]) {
    tail++;
  }
  const same = (text) => ({ sign: " ", text });
  return [
    ...old.slice(0, head).map(same),
    ...middle(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)),
    ...old.slice(old.length - tail).map(same),
  ];
}

/** By the longest common subsequence; what is too large for that is taken for replaced as a whole. */
function middle(old, fresh) {
  const width = fresh.length + 1;
  if ((old.length + 1) * width > MOST_CELLS) {
    return [...old.map((text) => ({ sign: "-", text })), ...fresh.map((text) => ({ sign: "+", text }))];
  }
  const common = new Uint32Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      common[i * width + j] =
        old[i] === fresh[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const lines = [];
  let i = 0;
  let j = 0;
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      lines.push({ sign: " ", text: old[i] });
      i++;
      j++;
    } else if (i < old.length && (j === fresh.length || common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      lines.push({ sign: "-", text: old[i++] });
    } else {
      lines.push({ sign: "+", text: fresh[j++] });
    }
  }
  return lines;
}

/** What differs between two texts, with a few lines around it. */
export function diffView(title, before, after) {
  if (before === after) {
    return html`<p>${title}: no difference.</p>`;
  }
  const lines = diffLines(before, after);
  const near = lines.map((_, at) => lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some((line) => line.sign !== " "));
  const count = (sign) => lines.filter((line) => line.sign === sign).length;
  return html`<figure class="diff" tabindex="0" aria-label="Difference: ${title}">
    <figcaption>${title}: ${plural(count("-"), "line")} less (−), ${plural(count("+"), "line")} more (+)</figcaption>
    ${lines.map((line, at) => (near[at] ? row(line) : near[at - 1] ? html`<div class="faint">⋯</div>` : ""))}
  </figure>`;
}

function row({ sign, text }) {
  if (sign === "-") {
    return html`<del>− ${text}</del>`;
  }
  return sign === "+" ? html`<ins>+ ${text}</ins>` : html`<div>${"  "}${text}</div>`;
}

/** What differs between two sets of files, each a Map of texts by name. */
export function diffViews(before, after) {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const other = names.filter((name) => before.get(name) !== after.get(name));
  return other.length === 0
    ? html`<p>They are the same.</p>`
    : other.map((name) => diffView(name, before.get(name) ?? "", after.get(name) ?? ""));
}
