export const WIDTH = 212;
export const HEIGHT = 48;
const GAP_X = 64;
const GAP_Y = 14;
const BEND = 10;
const SWEEPS = 6;
const MOST_BENDS = 3000;

/**
 * Places nodes left to right: each one column right of the last of what it requires, ordered in its column near its
 * neighbours; long edges bend around what is between. What has no edge is put below, in rows. Rings are cut where they close.
 */
export function layout(ids, edges) {
  const tied = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const columns = columnsOf(ids.filter((id) => tied.has(id)), edges);
  const { layers, bends } = layered(columns, edges);
  order(layers);
  const places = new Map();
  let x = 12;
  layers.forEach((layer) => {
    layer.tall = place(layer, x);
    x += WIDTH + GAP_X;
  });
  const tallest = Math.max(0, ...layers.map(({ tall }) => tall));
  layers.forEach((layer) => layer.forEach((cell) => center(cell, 12 + (tallest - layer.tall) / 2, places)));
  const free = ids.filter((id) => !tied.has(id));
  const beside = Math.max(layers.length, Math.min(6, Math.ceil(Math.sqrt(free.length))));
  const below = tallest ? tallest + 36 : 12;
  free.forEach((id, at) =>
    places.set(id, { x: 12 + (at % beside) * (WIDTH + GAP_X), y: below + Math.floor(at / beside) * (HEIGHT + GAP_Y) }),
  );
  const spots = [...places.values()];
  return {
    places,
    paths: edges.map((edge, at) => path(places.get(edge.from), places.get(edge.to), bends[at])),
    width: Math.max(0, ...spots.map(({ x }) => x)) + WIDTH + 12,
    height: Math.max(0, ...spots.map(({ y }) => y)) + HEIGHT + 12,
  };
}

function columnsOf(ids, edges) {
  const before = new Map(ids.map((id) => [id, []]));
  edges.forEach(({ from, to }) => before.get(to).push(from));
  const columns = new Map();
  const above = new Set();
  const column = (id) => {
    if (columns.has(id)) {
      return columns.get(id);
    }
    if (above.has(id)) {
      return -1;
    }
    above.add(id);
    const found = Math.max(0, ...before.get(id).map((one) => column(one) + 1));
    above.delete(id);
    columns.set(id, found);
    return found;
  };
  ids.forEach(column);
  return columns;
}

/** The columns with what is in them, and for each edge the bends in the columns it crosses. */
function layered(columns, edges) {
  const layers = [];
  const cells = new Map();
  const add = (column, cell) => {
    (layers[column] ??= []).push(cell);
    return cell;
  };
  columns.forEach((column, id) => cells.set(id, add(column, { id, before: [], after: [] })));
  let left = MOST_BENDS;
  const bends = edges.map((edge) => {
    const [from, to] = [columns.get(edge.from), columns.get(edge.to)];
    let last = cells.get(edge.from);
    const through = [];
    for (let column = from + 1; column < to && left > 0; column++, left--) {
      const bend = add(column, { before: [], after: [] });
      through.push(bend);
      tie(last, bend);
      last = bend;
    }
    tie(last, cells.get(edge.to));
    return through;
  });
  return { layers, bends };
}

function tie(one, next) {
  one.after.push(next);
  next.before.push(one);
}

/** Sweeps to and fro, each cell to the middle of its neighbours in the column before, so that fewer edges cross. */
function order(layers) {
  layers.forEach(number);
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const side = sweep % 2 ? "after" : "before";
    const walk = sweep % 2 ? [...layers].reverse() : layers;
    walk.forEach((layer) => {
      layer.forEach((cell) => (cell.pull = cell[side].length ? mean(cell[side]) : cell.rank));
      layer.sort((a, b) => a.pull - b.pull || a.rank - b.rank);
      number(layer);
    });
  }
}

const mean = (cells) => cells.reduce((sum, cell) => sum + cell.rank, 0) / cells.length;
const number = (layer) => layer.forEach((cell, rank) => (cell.rank = rank / layer.length));

/** Puts a column from the top down and tells how tall it is; a bend has a row of its own, so that no edge passes behind a node. */
function place(layer, x) {
  let y = 0;
  layer.forEach((cell) => {
    Object.assign(cell, { x, y });
    y += cell.id === undefined ? BEND : HEIGHT + GAP_Y;
  });
  return y;
}

function center(cell, down, places) {
  cell.y += down;
  if (cell.id !== undefined) {
    places.set(cell.id, { x: cell.x, y: cell.y });
  }
}

/** The path of an edge from the right of a node to the left of another, around what is between. */
function path(from, to, bends) {
  const points = [{ x: from.x + WIDTH, y: from.y + HEIGHT / 2 }];
  bends.forEach(({ x, y }) => points.push({ x, y: y + BEND / 2 }, { x: x + WIDTH, y: y + BEND / 2 }));
  points.push({ x: to.x, y: to.y + HEIGHT / 2 });
  return points.slice(1).reduce((drawn, { x, y }, at) => {
    const before = points[at];
    const pull = at % 2 ? 0 : GAP_X / 2;
    return `${drawn} C${before.x + pull} ${before.y} ${x - pull} ${y} ${x} ${y}`;
  }, `M${points[0].x} ${points[0].y}`);
}

/** The node that an arrow key leads to from another: along an edge, else the nearest in that direction. */
export function next(key, id, edges, { places }) {
  const here = places.get(id);
  const along = edges
    .filter(({ from, to }) => (key === "ArrowRight" && from === id) || (key === "ArrowLeft" && to === id))
    .map(({ from, to }) => (from === id ? to : from));
  const ahead = along.length ? along : [...places.keys()].filter((other) => towards(key, here, places.get(other)));
  return nearest(ahead, here, places);
}

function towards(key, here, there) {
  switch (key) {
    case "ArrowRight":
      return there.x > here.x;
    case "ArrowLeft":
      return there.x < here.x;
    case "ArrowDown":
      return there.x === here.x && there.y > here.y;
    default:
      return there.x === here.x && there.y < here.y;
  }
}

function nearest(ids, here, places) {
  const far = (id) => Math.abs(places.get(id).y - here.y) + 3 * Math.abs(places.get(id).x - here.x);
  return ids.reduce((best, id) => (best === undefined || far(id) < far(best) ? id : best), undefined);
}
