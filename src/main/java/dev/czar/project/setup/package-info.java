/** Makes a repository a supervised project: its files, its git hook, and a suggestion for its checks. */
package dev.czar.project.setup;
