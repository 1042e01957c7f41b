package dev.czar.loop;

/** How a conflict is settled wherever the same contents meet: as in this file of this merge commit. */
public record Remembered(String key, String path, String commit, String author) {}
