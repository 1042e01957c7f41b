/** What pages see as it changes: one WebSocket, a snapshot and then differences. */
package dev.czar.web.live;
