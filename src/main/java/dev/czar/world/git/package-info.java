/** One git repository: refs, commits, merges without a checkout, and the workers' worktrees. */
package dev.czar.world.git;
