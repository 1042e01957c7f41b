/** From rule files to a rule book: engine compiler, sandbox, build-time and user cache. */
package dev.czar.rule.compile;
