/** The worktrees of a repository and of its workers; nothing uncommitted or unlanded is lost. */
package dev.czar.world.git.worktree;
