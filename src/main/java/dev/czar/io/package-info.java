/** What every room reads and writes in one way: files written whole or not at all, hashes, durations, resources, shell words. */
package dev.czar.io;
