/** Who breaks it, found with few trials, even when the trials err now and then. */
package dev.czar.omnibus.search;
