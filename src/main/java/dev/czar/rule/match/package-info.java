/** What a rule's conditions make of given facts: which match, which do not and why, and what would have to change. */
package dev.czar.rule.match;
