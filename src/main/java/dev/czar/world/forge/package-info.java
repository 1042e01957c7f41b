/** Where pull requests live. */
package dev.czar.world.forge;
