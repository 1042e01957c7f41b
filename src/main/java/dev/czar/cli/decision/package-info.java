/** Decisions with their reasons, why a rule does not fire, what comes next, and the orders by which a human overrides decisions. */
package dev.czar.cli.decision;
