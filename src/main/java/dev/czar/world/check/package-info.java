/** Runs a project's checks on a commit in an isolated checkout, with limits on time and output. */
package dev.czar.world.check;
