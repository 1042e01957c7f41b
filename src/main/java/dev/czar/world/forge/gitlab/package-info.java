/** Merge requests on GitLab. */
package dev.czar.world.forge.gitlab;
