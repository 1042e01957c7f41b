/** Follows czar.yaml while projects run. */
package dev.czar.loop.config;
