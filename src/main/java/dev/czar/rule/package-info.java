/** The rule book: parse, compile, run a cycle, explain. The only package that knows the rule engine. */
package dev.czar.rule;
