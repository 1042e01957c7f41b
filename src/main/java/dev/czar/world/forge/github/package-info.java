/** Pull requests on GitHub, with rate limits, conditional requests, and retries that never write twice. */
package dev.czar.world.forge.github;
