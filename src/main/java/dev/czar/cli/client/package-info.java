/** The project a command is about, and the running service that supervises it, asked over HTTP. */
package dev.czar.cli.client;
