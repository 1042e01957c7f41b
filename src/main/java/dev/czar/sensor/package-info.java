/** Sensors look at one part of the world each and state it as observations; a sensor cannot act. */
package dev.czar.sensor;
