/** What is around the work: the clock, the machine, notes of people, and how workers have fared. */
package dev.czar.sensor.surroundings;
