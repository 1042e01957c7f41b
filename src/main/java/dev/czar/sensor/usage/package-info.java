/** What workers use: tokens and their cost, context and limits of their plans, counted from transcripts. */
package dev.czar.sensor.usage;
