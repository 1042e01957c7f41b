/** How rules fare over past cycles: how often they stand, what they lead to, and what they cost. */
package dev.czar.rule.health;
