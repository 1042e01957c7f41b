/** Where a project's files are, and how they are located, parsed with places, and written atomically. */
package dev.czar.project.files;
