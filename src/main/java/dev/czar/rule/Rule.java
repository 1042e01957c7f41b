package dev.czar.rule;

/** A rule of the book: its sentence, its words, its capability and where it stands. */
public record Rule(String name, String why, String capability, String file, int line) {}
