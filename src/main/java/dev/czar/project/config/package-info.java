/** What czar.yaml says, read and checked with the place of every mistake. */
package dev.czar.project.config;
