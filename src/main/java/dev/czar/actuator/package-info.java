/** Carries out decisions, one kind of action each. */
package dev.czar.actuator;
