/** Rule tests: cases beside the rules, what came of them, and which rules and conditions they saw. */
package dev.czar.rule.testing;
