/** The omnibus: accepted heads merged without a checkout, tested together, landed as they were tested. */
package dev.czar.actuator.omnibus;
