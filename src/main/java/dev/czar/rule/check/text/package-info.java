/** What texts in rules may be: globs, dates, zones, commits, paths, and words for people. */
package dev.czar.rule.check.text;
