/** Starts and restarts the sessions of workers. */
package dev.czar.actuator.session;
