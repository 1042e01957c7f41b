/** One thread per project takes events from one queue: it stores observations, runs a cycle, records the decisions and sends the actions out. */
package dev.czar.loop;
