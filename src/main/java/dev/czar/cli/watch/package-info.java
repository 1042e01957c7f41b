/** {@code czar watch}: the project in a terminal, redrawn when something changes, with keys for the common orders. */
package dev.czar.cli.watch;
