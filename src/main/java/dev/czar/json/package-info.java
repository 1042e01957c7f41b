/** The one JSON form of facts, actions, decisions and snapshots: strict to read, stable to write. */
package dev.czar.json;
