/** Pastes a message into a worker's session exactly once and finds evidence that it was submitted, or knows that it failed. */
package dev.czar.actuator.delivery;
