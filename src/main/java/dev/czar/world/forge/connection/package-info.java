/** The way to a forge over HTTP: limits, a budget, conditional requests, and retries that never write twice. */
package dev.czar.world.forge.connection;
