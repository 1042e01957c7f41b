/** What keys do: `g` and a letter go to a view. */
export const GO = { o: "overview", d: "decisions", t: "timeline", g: "graph", m: "merging", r: "rules", a: "projects" };

const PATIENCE = 1500;
const TYPED = "input, textarea, select, [contenteditable], czar-rule-editor";

/** Listens to the keys of a page: calls `go(view)`, `help()`, `palette()` and `search()`; never while something is typed. */
export function listen({ go, help, palette, search }) {
  let begun = 0;
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      palette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.composedPath()[0].matches?.(TYPED)) {
      return;
    }
    const second = begun && event.timeStamp - begun < PATIENCE && GO[event.key];
    begun = 0;
    if (second) {
      event.preventDefault();
      go(second);
    } else if (event.key === "g") {
      begun = event.timeStamp;
    } else if (event.key === "?" || event.key === "/") {
      event.preventDefault();
      (event.key === "?" ? help : search)();
    }
  });
}

/** The first field to search in that can be seen, through all shadows; what it is folded in is opened. */
export function searchField(root) {
  for (const element of root.querySelectorAll("*")) {
    if (element.matches("input[data-search]")) {
      return element;
    }
    const below = element.shadowRoot && searchField(element.shadowRoot);
    if (below) {
      return below;
    }
  }
  return undefined;
}
