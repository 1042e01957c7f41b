/** The way to the omnibus: checks, pull requests and reviews of single branches. */
package dev.czar.actuator.integration;
