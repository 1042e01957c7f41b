/** What travels on the messaging channels, and the in-memory connector that carries it by default. */
package dev.czar.loop.wire;
