/** The messaging channels between what senses or acts and what decides: the messages and their sender. */
package dev.czar.loop.messaging;
