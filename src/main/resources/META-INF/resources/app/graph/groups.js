import { finished } from "./task-times.js";

const MAX_EXPANDED = 40;

const NONE = "";

/** By what tasks can be put together: the word for it, and the group of a task ("" for none). */
export const GROUPINGS = {
  none: ["nothing", () => NONE],
  finished: ["what is finished", (node) => (finished(node) ? "finished" : NONE)],
  worker: ["worker", (node) => node.worker || "nobody"],
  stage: ["stage", (node) => node.stage],
  kind: ["kind", (node, view) => view?.task.kind ?? NONE],
  skill: ["skill", (node, view) => view?.task.skill || "any skill"],
  prefix: ["beginning of the name", (node) => /^(.+?)[-_./\d]/.exec(node.task)?.[1] ?? NONE],
};

/** What a drawing is grouped by unless it is chosen: a big one by the beginning of names where these make groups, else by what is finished. */
export function defaultGrouping(tasks) {
  if (tasks.length <= MAX_EXPANDED) {
    return "none";
  }
  const groups = groupsOf(tasks, "prefix", () => undefined);
  const sizes = [...groups.values()].map((members) => members.length);
  const shown = tasks.length - sizes.reduce((sum, size) => sum + size, 0) + sizes.length;
  return shown <= MAX_EXPANDED && Math.max(...sizes) <= tasks.length / 2 ? "prefix" : "finished";
}

/** The tasks of each group; one alone is no group. */
export function groupsOf(tasks, by, view) {
  const groups = new Map();
  tasks.forEach((node) => {
    const name = GROUPINGS[by][1](node, view(node.task));
    if (name) {
      groups.set(name, [...(groups.get(name) ?? []), node]);
    }
  });
  groups.forEach((members, name) => members.length > 1 || groups.delete(name));
  return groups;
}

/** What is drawn: tasks and folded groups as nodes by id, and one edge between two of them for all there are. */
export function collapse(graph, groups, isFolded) {
  const shown = new Map();
  const nodes = new Map();
  groups.forEach((members, name) => {
    if (isFolded(name)) {
      const id = `group ${name}`;
      nodes.set(id, { id, name, members });
      members.forEach(({ task }) => shown.set(task, id));
    }
  });
  graph.tasks.filter(({ task }) => !shown.has(task)).forEach((node) => {
    const id = `task ${node.task}`;
    nodes.set(id, { id, name: node.task, node, members: [node] });
    shown.set(node.task, id);
  });
  const edges = new Map();
  graph.edges.forEach((edge) => {
    const [from, to] = [shown.get(edge.requirement), shown.get(edge.task)];
    if (from && to && from !== to) {
      const name = `${from}\n${to}`;
      edges.set(name, { from, to, of: [...(edges.get(name)?.of ?? []), edge] });
    }
  });
  return { nodes, edges: [...edges.values()], shown };
}

/** How many of a group are in each stage, the commonest first. */
export function counts(members) {
  const found = new Map();
  members.forEach(({ stage }) => found.set(stage, (found.get(stage) ?? 0) + 1));
  return [...found].sort(([, a], [, b]) => b - a);
}

/** All that a task requires or that requires it, and what these require, and so on. */
export function reach(task, edges, side) {
  const other = side === "requirement" ? "task" : "requirement";
  const next = new Map();
  edges.forEach((edge) => next.set(edge[other], [...(next.get(edge[other]) ?? []), edge[side]]));
  const found = new Set();
  const open = [...(next.get(task) ?? [])];
  while (open.length) {
    const one = open.pop();
    if (!found.has(one)) {
      found.add(one);
      open.push(...(next.get(one) ?? []));
    }
  }
  return found;
}
