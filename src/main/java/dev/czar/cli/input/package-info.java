/** What offline commands work on: rule books, facts files, recordings, time ranges and changes to facts, as named on the command line. */
package dev.czar.cli.input;
