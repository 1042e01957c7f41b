/** JAX-RS resources of the rule book: files, revisions, checks, dry runs, backtests and why a rule does not fire. */
package dev.czar.web.rules;
