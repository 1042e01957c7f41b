/** Changes of a limit, tried on simulated days of a project's past and proven on days that were held out. */
package dev.czar.simulation.proposal;
