/** Pull requests behind one interface, and a forge that keeps them in refs of the repository. */
package dev.czar.world.forge;
