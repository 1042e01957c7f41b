/** The finish line: checks, pull requests, reviews, the omnibus and its landing. */
package dev.czar.actuator.integration;
