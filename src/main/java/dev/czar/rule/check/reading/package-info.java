/** What a rule says: its patterns, bindings and conclusion, held against the types of facts and actions. */
package dev.czar.rule.check.reading;
