/** Asks a command or a language model to review a change. */
package dev.czar.world.review;
