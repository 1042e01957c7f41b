/** Which rules fired and which of their conditions were seen accepting and rejecting. */
package dev.czar.rule.coverage;
