import { html, nothing } from "lit";

/** The lines of a table of rules (CSV) as cells; remarks and empty lines are left out. */
export function tableCells(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() && !line.startsWith("#"));
  const separator = lines[0]?.includes(";") && !lines[0].includes(",") ? ";" : ",";
  return lines.map((line) => cellsOf(line, separator));
}

function cellsOf(line, separator) {
  const cells = [""];
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') {
      quoted = !quoted;
    } else if (letter === separator && !quoted) {
      cells.push("");
    } else {
      cells[cells.length - 1] += letter;
    }
  }
  return cells.map((cell) => cell.trim());
}

/** A table of rules as a table, nothing for any other file. */
export function ruleTable(name, text) {
  const [header, ...rows] = name.endsWith(".csv") ? tableCells(text) : [];
  return header
    ? html`<table aria-label=${name}>
        <thead>
          <tr>${header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr>
        </thead>
        <tbody>${rows.map((row) => html`<tr>${header.map((_, at) => html`<td>${row[at] ?? ""}</td>`)}</tr>`)}</tbody>
      </table>`
    : nothing;
}
