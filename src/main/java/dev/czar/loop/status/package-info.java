/** The files that people and workers read, kept up to date with what is known. */
package dev.czar.loop.status;
