import { html, nothing } from "lit";
import { plural } from "../page/format.js";

const MOST_LINES = 4000;
const LONG = 150;

/** The files of a patch as git writes it: name, what is added and removed, and the lines. */
export function files(patch) {
  return patch
    .split(/^(?=diff --git )/m)
    .filter((part) => part.startsWith("diff --git "))
    .map((part) => {
      const lines = part.replace(/\n$/, "").split("\n");
      const body = lines.findIndex((line) => line.startsWith("@@"));
      return {
        name: name(lines),
        lines,
        added: body < 0 ? 0 : lines.slice(body).filter((line) => line.startsWith("+")).length,
        removed: body < 0 ? 0 : lines.slice(body).filter((line) => line.startsWith("-")).length,
      };
    });
}

function name(lines) {
  const said = (mark) => lines.find((line) => line.startsWith(mark))?.slice(mark.length);
  const after = said("+++ b/") ?? said("rename to ");
  return after ?? said("--- a/") ?? lines[0].slice("diff --git ".length);
}

/** A patch by files, long ones folded, with + and - before each line; what is too much is left to the command line. */
export function diff(patch, number) {
  const found = files(patch);
  const all = found.reduce((sum, { lines }) => sum + lines.length, 0);
  let left = MOST_LINES;
  return html`<p class="faint">${plural(found.length, "file")}</p>
    ${found.map(({ name, lines, added, removed }) => {
      const shown = lines.slice(0, left);
      left -= shown.length;
      return html`<details ?open=${lines.length <= LONG}>
        <summary><code>${name}</code> <span class="good">+${added}</span> <span class="bad">−${removed}</span></summary>
        ${shown.length ? html`<pre tabindex="0" aria-label="Changes of ${name}">${shown.map(line)}</pre>` : nothing}
        ${shown.length < lines.length ? html`<p class="faint">${lines.length - shown.length} more lines are not shown.</p>` : nothing}
      </details>`;
    })}
    ${all > MOST_LINES ? html`<p>This is too much for a page: <code>czar pr diff ${number}</code> shows all of it.</p>` : nothing}`;
}

const KINDS = { "+": "good", "-": "gone", "@": "faint" };

const line = (text) => html`<span class=${KINDS[text[0]] ?? ""}>${text}</span>\n`;
