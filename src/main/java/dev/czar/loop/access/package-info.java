/** What pages may look up beside the loop: branches, pull requests, workers' screens; and which webhooks are genuine. */
package dev.czar.loop.access;
