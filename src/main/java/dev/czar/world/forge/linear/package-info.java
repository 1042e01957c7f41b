/** Issues on Linear, by its GraphQL interface. */
package dev.czar.world.forge.linear;
