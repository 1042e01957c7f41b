/** What is wrong with rule files, where, and how to mend it; runs nothing. */
package dev.czar.rule.check;
