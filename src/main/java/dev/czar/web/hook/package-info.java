/** What the hooks of workers' programs report, read by the names of their events. */
package dev.czar.web.hook;
