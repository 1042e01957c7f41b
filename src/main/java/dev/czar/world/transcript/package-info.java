/** What agents write down of their conversations: tokens used and the context that is full, read as it grows. */
package dev.czar.world.transcript;
