import { html, nothing } from "lit";
import { timeAgo, elapsed, timeOfDay, label, plural } from "../page/format.js";

/** Two workers whose branches would not merge: where, of what kind, and who should rebase. */
export function conflictPage(one, other, { live, now, link }) {
  const found = live
    .all("conflict/")
    .filter(({ worker, other: against }) => (worker === one && against === other) || (worker === other && against === one));
  const checked = live.one("conflict-check")?.at;
  return html`<p><a href=${link("merging")}>← Merging</a></p>
    <section aria-label="Conflict of ${one} and ${other}">
      <h2>${one} and ${other}</h2>
      ${found.length ? found.map((conflict) => details(conflict, live, now, link)) : html`<p class="good">✔ Their branches merge with each other now.</p>`}
      <p class="faint">${checked ? `Last checked ${elapsed(checked, now)} ago.` : "Not checked yet."}</p>
    </section>`;
}

function details(conflict, live, now, link) {
  const { worker, other } = conflict;
  const notices = live.all("decision/").filter(({ action }) => action.kind === "Tell" && action.episode === conflict.signature);
  return html`<p>
      Merge conflict, found ${timeAgo(conflict.since, now)}: ${conflict.kinds.map(label).join(", ")} in ${plural(conflict.files.length, "file")}.
      ${conflict.uncommitted ? html`<strong>◐ Uncommitted work is involved.</strong>` : "All of it is committed."}
    </p>
    <p><a href=${link("worker", worker)}>${worker}</a> should rebase (smaller or newer change).</p>
    <p>
      ${notices.length
        ? notices.map(({ id, at, action }) => html`<a href=${link("decisions", String(id))}>${action.worker} was notified ${timeOfDay(at)}</a> `)
        : "No worker notified yet."}
    </p>
    <div class="scroll">
      <table aria-label="Places">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Lines of ${worker}, who should rebase</th>
            <th scope="col">Lines of ${other}</th>
          </tr>
        </thead>
        <tbody>
          ${conflict.files.map(
            (file) =>
              html`<tr>
                <th scope="row"><code>${file}</code></th>
                <td>${lines(conflict.places, file)}</td>
                <td>${lines(conflict.otherPlaces, file)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${overlaps(live, worker, other)}`;
}

/** The lines of a file among places such as {@code tree.c:3-5}. */
function lines(places, file) {
  const found = places.filter((place) => place.startsWith(`${file}:`)).map((place) => place.slice(file.length + 1));
  return found.length ? found.join(", ") : "the whole file";
}

function overlaps(live, ...workers) {
  const found = live.all("overlap/").filter(({ worker }) => workers.includes(worker));
  return found.length
    ? html`<h3>Tasks that would touch these files too</h3>
        <ul>
          ${found.map(({ task, files }) => html`<li>${task}: ${files.map((file) => html`<code>${file}</code> `)}</li>`)}
        </ul>`
    : nothing;
}
