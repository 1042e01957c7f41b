import { LitElement, css, html, nothing } from "lit";
import { shared } from "../design/style.js";
import { plural, compareNatural } from "../page/format.js";

const MANY = 16;
const LEVELS = [[1, "◔", "few"], [3, "◑", "some"], [6, "◕", "more"], [Infinity, "●", "most"]];
const other = (a, b) => a?.length !== b?.length || a.some((one, at) => one !== b[at]);

/** Merge conflicts between branches, as a heat map: the more places, the fuller the shape; a cell leads to its places. */
class Matrix extends LitElement {
  static properties = {
    matrix: { attribute: false },
    conflicts: { attribute: false, hasChanged: other },
    link: { attribute: false, hasChanged: () => false },
    mainline: {},
    every: { state: true },
  };

  static styles = [
    shared,
    css`
      .scroll {
        max-height: 70vh;
        overflow: auto;
      }
      table {
        width: auto;
        border-collapse: separate;
        border-spacing: 0;
      }
      td,
      th {
        padding: 0.1rem 0.3rem;
        border: 0 solid var(--line);
        border-width: 0 1px 1px 0;
        text-align: center;
        min-width: 2.3rem;
        white-space: nowrap;
      }
      thead th {
        position: sticky;
        top: 0;
        background: var(--panel);
        z-index: 1;
      }
      tbody th {
        position: sticky;
        left: 0;
        background: var(--panel);
        text-align: left;
      }
      tr.begins > * {
        border-top-width: 2px;
        border-top-color: var(--faint);
      }
      td a {
        text-decoration: none;
        color: inherit;
        display: block;
      }
      .few {
        background: color-mix(in srgb, var(--bad) 12%, transparent);
      }
      .some {
        background: color-mix(in srgb, var(--bad) 22%, transparent);
      }
      .more {
        background: color-mix(in srgb, var(--bad) 32%, transparent);
      }
      .most {
        background: color-mix(in srgb, var(--bad) 42%, transparent);
      }
    `,
  ];

  render() {
    const all = this.#rows();
    if (!all.length) {
      return html`<p class="faint">No branch has new work.</p>`;
    }
    const conflicting = all.filter(({ cells }) => cells.some(({ mark }) => mark === "x"));
    if (!conflicting.length && !this.every) {
      return html`<p class="good">✔ ${all.length === 1 ? "The one branch with new work merges" : `All ${all.length} branches with new work merge with each other and`} with ${this.mainline}.</p>`;
    }
    const every = this.every ?? all.length <= MANY;
    const rows = every ? all : conflicting;
    const columns = new Set([this.mainline, ...rows.map(({ branch }) => branch)]);
    this.grid = rows.map(({ cells }) => cells.filter(({ to }) => columns.has(to)));
    return html`<p class="faint">
        <label><input type="checkbox" .checked=${!every} @change=${(event) => (this.every = !event.target.checked)} /> only branches with conflicts</label>
        · ◔ 1 place, ◑ up to 3, ◕ up to 6, ● more · ✖ unknown place · ? not checked · · clean · arrows go through the cells, Enter opens one
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label="Conflict matrix">
        <table role="grid" aria-label="Conflicts by branch" @keydown=${this.#key}>
          <thead>
            <tr>
              <th scope="col">Branch</th>
              <th scope="col">${this.mainline}</th>
              ${rows.map(({ branch, number }) => html`<th scope="col" aria-label=${branch} title=${branch}>${number}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map((row, at) => this.#row(row, at, rows))}
          </tbody>
        </table>
      </div>`;
  }

  #row(row, at, rows) {
    return html`<tr class=${row.worker === rows[at - 1]?.worker ? "" : "begins"}>
      <th scope="row">${row.number} ${row.name}${row.draft ? html` <span class="slow" title="with uncommitted work">◐</span>` : nothing}</th>
      ${this.grid[at].map((cell, column) => this.#cell(row, cell, at === 0 && column === 0))}
    </tr>`;
  }

  #cell(row, { to, against, mark, conflict }, first) {
    if (mark !== "x") {
      return html`<td tabindex=${first ? 0 : -1}>${{ "-": "", "?": "?", ".": "·" }[mark]}</td>`;
    }
    const places = conflict ? Math.max(conflict.places.length, conflict.otherPlaces.length, conflict.files.length) : 0;
    const [, shape, level] = LEVELS.find(([most]) => places <= most);
    return html`<td class=${places ? level : "some"}>
      <a
        tabindex=${first ? 0 : -1}
        href=${this.link("merging", "conflict", row.worker, against)}
        aria-label="${row.branch} and ${to}: ${places ? `${plural(places, "place")} in ${plural(conflict.files.length, "file")}` : "conflict"}"
        >${places ? `${shape} ${places}` : "✖"}</a
      >
    </td>`;
  }

  /** Rows by worker and branch, which stay where they are while conflicts come and go. */
  #rows() {
    const { branches = [], cells = [], mainline = "", drafts = [] } = this.matrix ?? {};
    const order = branches.map((branch, at) => ({ branch, at, worker: branch.split("/")[1] ?? branch })).sort(
      (a, b) => compareNatural(a.worker, b.worker) || compareNatural(a.branch, b.branch),
    );
    const found = new Map(this.conflicts.flatMap((one) => [[`${one.worker}\n${one.other}`, one], [`${one.other}\n${one.worker}`, one]]));
    return order.map(({ branch, at, worker }, number) => ({
      branch,
      worker,
      number: number + 1,
      name: branch.replace(/^czar\//, ""),
      draft: drafts.includes(branch),
      cells: [
        { to: this.mainline, against: this.mainline, mark: mainline[at], conflict: found.get(`${worker}\n${this.mainline}`) },
        ...order.map((one) => ({ to: one.branch, against: one.worker, mark: cells[at][one.at], conflict: found.get(`${worker}\n${one.worker}`) })),
      ],
    }));
  }

  #key(event) {
    const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0], Home: [0, -Infinity], End: [0, Infinity] }[event.key];
    const cell = event.target.closest("td");
    if (!step || !cell) {
      return;
    }
    event.preventDefault();
    const rows = [...this.renderRoot.querySelectorAll("tbody tr")];
    const bound = (value, most) => Math.max(0, Math.min(most, value));
    const row = bound(rows.indexOf(cell.parentElement) + step[0], rows.length - 1);
    const cells = rows[row].querySelectorAll("td");
    const next = cells[bound(cell.cellIndex - 1 + step[1], cells.length - 1)];
    focusable(cell).tabIndex = -1;
    focusable(next).tabIndex = 0;
    focusable(next).focus();
  }
}

const focusable = (cell) => cell.querySelector("a") ?? cell;

customElements.define("czar-matrix", Matrix);
