/** Puts the members of the omnibus (the integration branch; a merge queue in other tools) in the order in which they are merged; pure, knows neither git nor facts. */
package dev.czar.omnibus.plan;
