/** The spool through which workers and hooks report, and the messages that workers acknowledged. */
package dev.czar.project.report;
