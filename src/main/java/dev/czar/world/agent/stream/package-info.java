/** What agent programs say by their event streams when they run without a terminal: one form of events per protocol. */
package dev.czar.world.agent.stream;
