/** The rule book in force, and the gate through which another comes into its place. */
package dev.czar.loop.rules;
