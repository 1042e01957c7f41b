// What a program does with the client that is generated from the API's description; compiled with --strict and run by TypeScriptClientServedTest.
import createClient from "openapi-fetch";
import type { components, paths } from "./czar.js";

type Fact = components["schemas"]["Fact"];
type Action = components["schemas"]["Action"];

const [url, token] = process.argv.slice(2);
if (url === undefined || token === undefined) {
  throw new Error("usage: client.js URL TOKEN");
}
const czar = createClient<paths>({ baseUrl: url, headers: { Authorization: `Bearer ${token}` } });

// The type of a fact says which fields it has.
function about(fact: Fact): string {
  switch (fact.fact) {
    case "Dependency":
      return `${fact.task} needs ${fact.requirement}`;
    case "Task":
      return `${fact.id} at ${fact.priority.toFixed(0)}`;
    default:
      return fact.fact;
  }
}

function target(action: Action): string {
  return action.kind === "ClaimTask" ? `${action.worker} takes ${action.task}` : action.kind;
}

const project = { path: { project: "tally" } };

const known = await czar.GET("/api/v1/projects/{project}/facts", { params: project });
if (known.error !== undefined) {
  throw new Error(`${known.error.code}: ${known.error.detail ?? ""}`);
}
console.log(known.data.facts.map(about).join("\n"));

const decided = await czar.GET("/api/v1/projects/{project}/decisions", {
  params: { ...project, query: { limit: 10, status: "DONE" } },
});
for (const decision of decided.data?.decisions ?? []) {
  const rule: string = decision.rule;
  console.log(`${rule}: ${target(decision.action)}`);
}

const rule = `
package dev.czar.rules;
import dev.czar.fact.*;
rule "a task that needs another waits"
  @capability("B4") @why("it is not in its base")
when
  Dependency( $task : task, $requirement : requirement )
then
  insertLogical( new UnmetRequirement( $task, $requirement ) );
end
`;
const evaluated = await czar.POST("/api/v1/evaluate", {
  body: {
    facts: { now: "2026-01-01T00:00:00Z", facts: [{ fact: "Dependency", task: "T2", requirement: "T1" }] },
    rules: [{ name: "infer/mine.drl", text: rule }],
    alone: true,
  },
});
console.log(`concluded: ${evaluated.data?.derived.map((item) => item.fact.fact).join() ?? evaluated.error?.code}`);

const refused = await czar.GET("/api/v1/projects/{project}", { params: { path: { project: "nothing" } } });
console.log(`refused: ${refused.error?.code ?? "not at all"}`);

// @ts-expect-error a kind that does not exist does not compile
await czar.GET("/api/v1/projects/{project}/decisions", { params: { ...project, query: { kind: "NOTHING" } } });
