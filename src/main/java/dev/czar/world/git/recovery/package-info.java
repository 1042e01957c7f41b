/** What dead processes, power losses and prunes leave of a repository, and what of it is kept from them. */
package dev.czar.world.git.recovery;
