/** How a project stands: workers, tasks, facts, pull requests, conflicts and the omnibus; and the reports workers leave. */
package dev.czar.cli.status;
