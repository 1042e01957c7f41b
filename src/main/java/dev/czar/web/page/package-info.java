/** The dashboard's files; no build step and nothing from elsewhere. */
package dev.czar.web.page;
