/** Where the page is: the address after # names the project, the moment when it looks back, the view, and what it is about. */
export function parseRoute(hash = location.hash) {
  const [first = "", ...rest] = hash.slice(2).split("/");
  const [project, when] = first.split("@");
  const [view, ...about] = rest.filter(Boolean).map(decoded);
  return { project: decoded(project), when: when && decoded(when), view, about: about.join("/") };
}

/** The address of a view of a project, as it is or as it was. */
export function routeTo(project, when, ...path) {
  const first = encodeURIComponent(project) + (when ? `@${encodeURIComponent(when).replaceAll("%3A", ":")}` : "");
  return `#/${[first, ...path.filter(Boolean).map(encodeURIComponent)].join("/")}`;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
