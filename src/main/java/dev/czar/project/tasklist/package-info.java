/** Tasks that people keep in a Markdown checklist or a folder: read item by item, and ticked with all else left as it is. */
package dev.czar.project.tasklist;
