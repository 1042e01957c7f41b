/** Rules taken apart into conditions, and these matched against facts; shared by why-not and coverage. */
package dev.czar.rule.match;
