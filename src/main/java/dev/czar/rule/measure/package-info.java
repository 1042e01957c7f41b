/** How rules fare and what cycles cost: rule health over past cycles, timing, scaled snapshots. */
package dev.czar.rule.measure;
