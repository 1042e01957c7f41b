/** The columns of the board: stages that are read together, first one first. */
export const PHASES = [
  { title: "Waiting", colour: "rest", stages: ["HELD", "WAITING", "UNKNOWN"] },
  { title: "Ready", colour: "unsure", stages: ["PENDING", "READY"] },
  { title: "In work", colour: "accent", stages: ["CLAIMED", "DELIVERED"] },
  { title: "Sent back", colour: "bad", stages: ["RETURNED"] },
  { title: "In checks", colour: "slow", stages: ["COMPLETION_CLAIMED", "CHECKED"] },
  { title: "In review", colour: "slow", stages: ["IN_REVIEW"] },
  { title: "Accepted", colour: "good", stages: ["ACCEPTED"] },
  { title: "Done", colour: "good", stages: ["INTEGRATED", "DONE"], done: true },
];
