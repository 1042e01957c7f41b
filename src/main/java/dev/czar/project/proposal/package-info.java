/** Changes of rules that the lab proposes, kept in the project until a human has said yes or no. */
package dev.czar.project.proposal;
