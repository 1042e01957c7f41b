/** What the hooks of workers' programs and the webhooks of forges report. */
package dev.czar.web.hook;
