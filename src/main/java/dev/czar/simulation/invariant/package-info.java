/** What must hold at every step of a simulation. */
package dev.czar.simulation.invariant;
