/** Builds the omnibus from accepted heads, checks it, evicts culprits, and lands the tested commit on the mainline. */
package dev.czar.omnibus.build;
