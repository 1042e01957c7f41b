const PAUSE = 300;

const NEW = `package dev.czar.rules;

import dev.czar.fact.*;
import dev.czar.decision.*;
import java.time.Duration;

rule ""
  @capability("") @why("")
when

then
  insertLogical( new  );
end
`;

/** A file as it is on disk, ready to be edited; one that is not there is begun. */
export function newDraft(name, file) {
  const text = (file?.text ?? NEW).replaceAll("\r\n", "\n");
  return { name, opened: file?.revision ?? "", base: text, text };
}

/** Texts that were edited and not saved, kept over a reload of the page: each with the file as it was opened. */
export class Drafts {
  #timer;
  #latest;

  constructor(project) {
    this.prefix = `czar.rules/${project}/`;
    addEventListener("pagehide", () => this.write());
  }

  of(name) {
    this.write();
    return JSON.parse(sessionStorage.getItem(this.prefix + name) ?? "null");
  }

  /** What is as it was opened is no draft. */
  keep(name, draft) {
    clearTimeout(this.#timer);
    this.#latest = [name, draft];
    this.#timer = setTimeout(() => this.write(), PAUSE);
  }

  /** Writes down what was kept last, for which there may not have been time. */
  write() {
    clearTimeout(this.#timer);
    const [name, draft] = this.#latest ?? [];
    this.#latest = undefined;
    if (draft && draft.text === draft.base && draft.opened !== "") {
      this.drop(name);
    } else if (draft) {
      sessionStorage.setItem(this.prefix + name, JSON.stringify(draft));
    }
  }

  drop(name) {
    if (this.#latest?.[0] === name) {
      this.#latest = undefined;
    }
    sessionStorage.removeItem(this.prefix + name);
  }

  all() {
    this.write();
    return this.names().map((name) => this.of(name));
  }

  names() {
    return Object.keys(sessionStorage)
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length));
  }
}
