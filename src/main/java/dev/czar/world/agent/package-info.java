/** What is known of each kind of coding agent, as data, and how its screen is read. */
package dev.czar.world.agent;
