/** Rule files as text: parsed files, tokens, expressions, and diagnostics with their place. */
package dev.czar.rule.check.syntax;
