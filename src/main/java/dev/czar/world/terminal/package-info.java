/** Terminal sessions of workers behind one noun; tmux on a socket of its own. */
package dev.czar.world.terminal;
