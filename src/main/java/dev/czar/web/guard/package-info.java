/** Security: one filter in front of every path checks host, access token and origin. */
package dev.czar.web.guard;
