/** Brings a message to a worker once, byte for byte, or knows that it failed. */
package dev.czar.actuator.delivery;
