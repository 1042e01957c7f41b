/** Pull requests on GitHub, asked for politely. */
package dev.czar.world.forge.github;
