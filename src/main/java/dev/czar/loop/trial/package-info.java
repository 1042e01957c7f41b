/** What rules that are not in force come to, found out in a process of its own: memory and time are lost there, not here. */
package dev.czar.loop.trial;
