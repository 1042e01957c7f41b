/** The outside behind narrow nouns; the only place that starts processes. */
package dev.czar.world;
