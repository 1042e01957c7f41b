/** What rules say together: facts that never come together, actions that are refused wherever they are decided, facts matched twice. */
package dev.czar.rule.check.consistency;
