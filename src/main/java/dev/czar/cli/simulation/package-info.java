/** Commands that try a project out before it is lived, and that learn from those that were. */
package dev.czar.cli.simulation;
