/** In which order members are merged. */
package dev.czar.omnibus.plan;
