/** Whole projects simulated in seconds: the real rules and the real cycles against a model of the world, and what must hold in it. */
package dev.czar.simulation;
