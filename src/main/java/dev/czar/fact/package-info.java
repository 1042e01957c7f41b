/** What is known: facts, observations and snapshots. Imports nothing but the JDK. */
package dev.czar.fact;
