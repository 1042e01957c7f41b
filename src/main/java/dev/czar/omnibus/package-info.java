/** What an omnibus needs to reason about and nobody has to touch the world for; knows neither git nor facts. */
package dev.czar.omnibus;
