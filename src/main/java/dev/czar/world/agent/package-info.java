/** The profile of each kind of coding agent, as data, and the reader of its screen. */
package dev.czar.world.agent;
