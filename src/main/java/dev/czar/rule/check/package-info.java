/** What is wrong with rule files: parse them, hold them to the profile, say where and how to mend it. */
package dev.czar.rule.check;
