/** The rule book and the cycle: what is decided about a snapshot, with reasons; the packages below compile, check and explain rules, and nothing else knows the engine. */
package dev.czar.rule;
