/** Many simulated projects and what they say together; the numbers they go by, taken from a project's past. */
package dev.czar.simulation.study;
