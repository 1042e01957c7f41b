/** Commands that change the queue. */
package dev.czar.cli.task;
