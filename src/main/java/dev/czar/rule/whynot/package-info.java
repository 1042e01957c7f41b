/** Why a rule does not fire: what is missing or in the way, and the smallest change that makes it fire. */
package dev.czar.rule.whynot;
