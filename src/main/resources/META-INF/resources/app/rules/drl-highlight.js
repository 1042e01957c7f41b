const TOKEN =
  /(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<string>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)|(?<annotation>@\w*)|(?<variable>\$\w*)|(?<number>\b\d[\w.]*)|(?<name>[A-Za-z_]\w*)|(?<plain>\s+|[^])/g;

const KEYWORDS = new Set(
  "package import rule when then end not exists and or accumulate from collect forall eval over in contains memberOf matches true false null new insertLogical extends declare query function global".split(
    " ",
  ),
);

/** For each line of a text whether it begins within a comment. */
export function commentLines(lines) {
  let inside = false;
  return lines.map((line) => {
    const begins = inside;
    if (inside || line.includes("/*")) {
      inside = inside ? !line.includes("*/") || opens(line.slice(line.indexOf("*/") + 2)) : opens(line);
    }
    return begins;
  });
}

/** Whether a comment begins in the line that does not end there. */
function opens(line) {
  const last = [...line.matchAll(TOKEN)].pop();
  return last?.groups.comment?.startsWith("/*") === true && (!last[0].endsWith("*/") || last[0].length < 4);
}

/** A line as pieces: what kind they are, and their text. */
export function tokens(line, inside) {
  const found = [];
  let rest = line;
  if (inside) {
    const end = line.includes("*/") ? line.indexOf("*/") + 2 : line.length;
    add(found, "comment", line.slice(0, end));
    rest = line.slice(end);
  }
  for (const match of rest.matchAll(TOKEN)) {
    add(found, kind(match), match[0]);
  }
  return found;
}

function add(line, kind, text) {
  const last = line[line.length - 1];
  if (last?.kind === kind) {
    last.text += text;
  } else {
    line.push({ kind, text });
  }
}

const KINDS = ["comment", "string", "annotation", "variable", "number"];

function kind({ groups, 0: text }) {
  if (groups.name !== undefined) {
    return KEYWORDS.has(text) ? "keyword" : /^[A-Z]/.test(text) ? "type" : "plain";
  }
  return KINDS.find((name) => groups[name] !== undefined) ?? "plain";
}

/** A line cut anew where a mark begins or ends; marks go from a column to the one after their last, from 1. */
export function withMarks(line, marks) {
  if (marks.length === 0) {
    return line;
  }
  const cuts = marks.flatMap(({ from, to }) => [from - 1, to - 1]);
  const pieces = [];
  let start = 0;
  for (const { kind, text } of line) {
    const end = start + text.length;
    const edges = [start, ...cuts.filter((cut) => cut > start && cut < end).sort((a, b) => a - b), end];
    for (let i = 0; i + 1 < edges.length; i++) {
      const mark = marks.find(({ from, to }) => from - 1 <= edges[i] && edges[i + 1] <= to - 1);
      pieces.push({ kind, text: text.slice(edges[i] - start, edges[i + 1] - start), mark: mark?.severity });
    }
    start = end;
  }
  return pieces;
}
