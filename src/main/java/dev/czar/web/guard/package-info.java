/** Who may talk to Czar: one filter in front of every path. */
package dev.czar.web.guard;
