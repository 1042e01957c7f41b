/** Finds the members that break the checks with few trials, even when checks are flaky; pure, knows neither git nor facts. */
package dev.czar.omnibus.search;
