/** Terminal sessions of workers behind one interface, run by tmux on a socket of its own. */
package dev.czar.world.terminal;
