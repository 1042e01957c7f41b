package dev.czar.rule.check;

/** What is wrong, before it has a place. */
record Finding(Code code, String message, String hint) {}
