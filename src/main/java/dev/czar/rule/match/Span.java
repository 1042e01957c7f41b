package dev.czar.rule.match;

/** A piece of a rule file: its text and where it begins, counted from 1. */
public record Span(String text, int line, int column) {}
