/** What all forges on a server have in common; a forge of its own kind is one {@link dev.czar.world.forge.hosted.ForgeServer}. */
package dev.czar.world.forge.hosted;
