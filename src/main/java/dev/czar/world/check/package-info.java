/** Runs a project's checks on a commit in isolation, with limits. */
package dev.czar.world.check;
