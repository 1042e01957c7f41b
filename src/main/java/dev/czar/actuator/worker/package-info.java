/** The actuators that work on one worker: start and restart its session, give it a task, tell it something, nudge it, return its work. */
package dev.czar.actuator.worker;
