/** Check, test, list and measure rule files, and change which revision of the rules is in force. */
package dev.czar.cli.rule;
