/** The task queue, the dependencies, and the status and history files that people and Czar share. */
package dev.czar.project.queue;
