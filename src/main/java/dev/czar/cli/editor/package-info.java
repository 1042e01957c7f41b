/** What editors are told about rule files, over the Language Server Protocol. */
package dev.czar.cli.editor;
