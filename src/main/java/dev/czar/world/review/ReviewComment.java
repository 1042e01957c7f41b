package dev.czar.world.review;

/** A reviewer's remark on a line of a file. */
public record ReviewComment(String file, int line, String text) {}
