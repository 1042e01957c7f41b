/** What a command knows of its process and how it writes: text safe for a terminal, tables, colours, JSON, and failures with a hint. */
package dev.czar.cli.console;
