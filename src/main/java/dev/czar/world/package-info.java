/** Everything outside Czar: this package runs processes, its rooms talk to agents, git, forges, reviewers and terminals. */
package dev.czar.world;
