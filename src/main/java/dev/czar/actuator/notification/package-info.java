/** Tells people what needs them: what waits to be sent, channel by channel, across restarts and failures. */
package dev.czar.actuator.notification;
