/** Liveness and readiness of each project loop, and its metrics. */
package dev.czar.web.monitoring;
