/** The demo: a whole project, supervised from its first task to its landed omnibus, on the machine of whoever is curious. */
package dev.czar.cli.demo;
