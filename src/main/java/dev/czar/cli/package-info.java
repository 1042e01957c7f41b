/** The command line: the root command, which lists all others; online commands talk to the service over HTTP, offline ones work alone. */
package dev.czar.cli;
