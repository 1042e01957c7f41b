/** A model of workers, repository, forge and people, moved by a calendar instead of a clock. */
package dev.czar.simulation.world;
