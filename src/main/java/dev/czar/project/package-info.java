/** A supervised project on disk: where its files are, its configuration, and the files people and workers share. */
package dev.czar.project;
