/** The demo: a sample project, supervised from its first task to its landed omnibus, with scripted workers. */
package dev.czar.cli.demo;
