package dev.czar.project;

/** What a worker is to read about its task. */
public record Brief(String title, String text) {}
