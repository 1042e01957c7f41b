/** Prepare a repository, check the machine, and start, stop or open the service. */
package dev.czar.cli.setup;
