import { css, html, nothing } from "lit";
import { View } from "../page/view.js";
import { burnUp, charts, columns, partsBar } from "../design/charts.js";
import { dollars, name, short, stat } from "../design/parts.js";
import { dateTime, elapsed, healthBadge, label, plural, timeOfDay } from "../page/format.js";
import { PHASES } from "./phases.js";

const STEPS = [5, 10, 15, 30, 60, 120, 240, 720, 1440].map((minutes) => minutes * 60e3);
const COLUMNS = 12;
const HOUR = 3600e3;
const NAMED = 4;

/** The healths of workers, the worst first, and their colours. */
const FLEET = [
  ["CRASHED", "bad"],
  ["STUCK", "bad"],
  ["AWAITING_INPUT", "slow"],
  ["LIMITED", "slow"],
  ["SLOW", "slow"],
  ["BLOCKED", "unsure"],
  ["UNKNOWN", "unsure"],
  ["STARTING", "unsure"],
  ["HEALTHY", "good"],
];

/** How far the project is, when it ends as far as can be said, and how it went until now. */
class Progress extends View {
  static styles = [
    View.styles,
    charts,
    css`
      :host {
        display: grid;
        gap: var(--gap);
        grid-template-columns: minmax(0, 1fr);
      }
      .figures {
        grid-template-columns: repeat(auto-fit, minmax(min(9.5rem, 100%), 1fr));
      }
      .pictures {
        grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr));
      }
      .big {
        font-size: 1.15rem;
        margin: 0 0 0.3rem;
      }
      .big b {
        font-size: var(--large);
      }
      table {
        background: none;
      }
    `,
  ];

  render() {
    const progress = this.live.one("progress");
    const tasks = this.live.one("graph")?.tasks ?? [];
    if (!progress) {
      return nothing;
    }
    const times = tasks.filter(({ stage, since }) => stage === "INTEGRATED" && since).map(({ since }) => Date.parse(since)).sort((a, b) => a - b);
    return html`
      <div class="card">${this.#done(progress, tasks)}</div>
      <div class="card">${this.#fleet()}</div>
      <div class="tiles figures">${this.#figures(progress, times)}</div>
      <div class="tiles pictures">
        <div class="card">${burnUp({ times, before: Math.max(0, progress.done - times.length), total: progress.total, end: progress.end, now: this.now })}</div>
        <div class="card">${columns("Throughput", "tasks done", this.#spans(times))}</div>
      </div>
      <div class="card">${this.#stages(tasks)}</div>
    `;
  }

  #done({ total, done, waiting, end }, tasks) {
    const percent = total ? Math.floor((100 * done) / total) : 0;
    const left = total - done;
    const stands = left > 0 && waiting === left;
    const parts = PHASES.map(({ title, colour, stages }) => ({ name: title, colour, count: tasks.filter(({ stage }) => stages.includes(stage)).length })).reverse();
    return html`<p class="big"><b>${done}</b> of <b>${total}</b> tasks done (${percent} %)${end ? html`, expected end <b>${this.#moment(end.likely)}</b>` : stands ? html`, <b>the rest waits for you</b>` : nothing}</p>
      ${partsBar("Tasks by stage", parts)}
      <p class="faint row">
        ${parts.filter(({ count }) => count).map(({ name: title, count }) => html`<span>${count} ${title.toLowerCase()}</span>`)}
      </p>
      <p class="faint">${this.#spread(end, left, waiting, stands)}</p>`;
  }

  #spread(end, left, waiting, stands) {
    if (!left) {
      return "Nothing is left to do.";
    }
    if (stands) {
      return "Nothing goes on before you have answered, released or allowed something: see what needs attention.";
    }
    if (!end) {
      return "The end can be estimated once three tasks are done.";
    }
    const outside = waiting ? ` Without ${plural(waiting, "task")} that ${waiting === 1 ? "waits" : "wait"} for you, or for one that does.` : "";
    return `Most likely between ${this.#moment(end.early)} and ${this.#moment(end.late)} (8 of 10), by ${end.samples} finished tasks.${outside}`;
  }

  /** How the workers are, those that are not well by name. */
  #fleet() {
    const workers = this.live.all("worker/");
    const groups = FLEET.map(([health, colour]) => ({ health, colour, members: workers.filter((worker) => worker.health === health) })).filter(({ members }) => members.length);
    return html`<p class="big"><b>${workers.filter(({ health }) => health === "HEALTHY").length}</b> of <b>${workers.length}</b> workers healthy</p>
      ${partsBar("Workers by health", groups.map(({ health, colour, members }) => ({ name: label(health), colour, count: members.length })))}
      <p class="row">
        ${groups.map(({ health, colour, members }) => html`<span>${healthBadge(health)} ${members.length}${colour === "good" || members.length > NAMED ? nothing : html`: ${members.map(({ id }) => html`<a href=${this.link("worker", id)}>${id}</a> `)}`}</span>`)}
      </p>`;
  }

  #moment(at) {
    const near = new Date(at).toDateString() === new Date(this.now).toDateString();
    return (near ? timeOfDay(at) : dateTime(at)).slice(0, -3);
  }

  #figures({ done, firstTimeRight, usage }, times) {
    const today = this.live.one("project")?.usage;
    const lastHour = times.filter((time) => this.now - time < HOUR).length;
    const cost = (use) => (use ? (use.cost || use.priced ? dollars(use.cost) : "price unknown") : "–");
    return html`${stat("Done in the last hour", lastHour, "tasks")}
    ${stat("First time right", firstTimeRight ? `${firstTimeRight.percent} %` : "–", firstTimeRight ? `of ${firstTimeRight.samples} finished` : "nothing is finished yet")}
    ${stat("Cost today", cost(today), today ? `${short(today.tokens)} tokens` : "no tokens counted")}
    ${stat("Cost in all", cost(usage), usage ? `${short(usage.tokens)} tokens${done && usage.cost ? `, ${dollars(usage.cost / done)} a task` : ""}` : "no tokens counted")}`;
  }

  /** Equal spans up to now that hold all that was done, twelve at most. */
  #spans(times) {
    const since = this.now - (times[0] ?? this.now);
    const step = STEPS.find((one) => one * COLUMNS >= since) ?? Math.ceil(since / COLUMNS / STEPS.at(-1)) * STEPS.at(-1);
    const count = Math.min(COLUMNS, Math.max(3, Math.ceil(since / step)));
    return Array.from({ length: count }, (_, at) => {
      const end = this.now - (count - 1 - at) * step;
      return { begin: end - step, end, count: times.filter((time) => time > end - step && time <= end).length };
    });
  }

  /** How long open tasks have been where they are: the middle one and the longest. */
  #stages(tasks) {
    const rows = PHASES.filter(({ done }) => !done)
      .map(({ title, stages }) => ({ title, members: tasks.filter((task) => stages.includes(task.stage) && task.since).sort((a, b) => a.since.localeCompare(b.since)) }))
      .filter(({ members }) => members.length);
    return html`<figure><figcaption>Time in stage <span>open tasks</span></figcaption>
      ${rows.length
        ? html`<table>
            <thead><tr>${["Stage", "Half of them", "Longest"].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
            <tbody>
              ${rows.map(({ title, members }) => html`<tr><th scope="row">${title}</th><td>${elapsed(members[members.length >> 1].since, this.now)}</td>
                <td>${elapsed(members[0].since, this.now)} <a href=${this.link("graph", members[0].task)}>${name(members[0].task, 18)}</a></td></tr>`)}
            </tbody>
          </table>`
        : html`<p class="faint">No task is under way.</p>`}</figure>`;
  }
}

customElements.define("czar-progress", Progress);
