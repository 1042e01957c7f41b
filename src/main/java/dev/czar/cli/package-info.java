/** The command line: one class per subcommand. Online commands talk to the service over HTTP, offline ones work alone. */
package dev.czar.cli;
