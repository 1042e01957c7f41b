/** Asks a reviewer for a verdict on a change. */
package dev.czar.world.review;
