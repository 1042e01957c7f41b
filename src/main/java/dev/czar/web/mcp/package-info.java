/** The tools that workers call over the Model Context Protocol: they read what is known, and report as the report command does. */
package dev.czar.web.mcp;
