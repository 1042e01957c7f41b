/** JSON Schemas of the files that people write, taken from what the readers of these files ask for. */
package dev.czar.project.schema;
