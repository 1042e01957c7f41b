/** Forecasts which task branches conflict with each other and with the omnibus; a pure reading of the object database, nothing is changed in the repository. */
package dev.czar.forecast;
