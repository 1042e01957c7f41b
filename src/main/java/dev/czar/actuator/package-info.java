/** Carries out decisions, one kind of action each; here the interface, alerts to a human and the end of a project. */
package dev.czar.actuator;
