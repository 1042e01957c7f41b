/** The messaging channels between what senses or acts and what decides: messages, sender, and the in-memory connector used by default. */
package dev.czar.loop.messaging;
