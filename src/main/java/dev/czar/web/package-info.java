/** The HTTP edge: views of what is known and decided, and a human's orders on their way in as facts. No logic. */
package dev.czar.web;
