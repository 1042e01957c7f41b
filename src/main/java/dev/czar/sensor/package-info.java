/** Looks at the world and states observations. A sensor cannot act. */
package dev.czar.sensor;
