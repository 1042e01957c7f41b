/** What was decided: actions, decisions with their reasons, outcomes. */
package dev.czar.decision;
