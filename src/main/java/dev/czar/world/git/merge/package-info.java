/** Merges commits in the object database without a checkout, and keeps how conflicts were resolved. */
package dev.czar.world.git.merge;
