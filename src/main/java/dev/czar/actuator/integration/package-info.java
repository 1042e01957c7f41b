/** The way of one branch to the omnibus: checks, pull request, review. */
package dev.czar.actuator.integration;
