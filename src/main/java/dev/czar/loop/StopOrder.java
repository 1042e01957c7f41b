package dev.czar.loop;

/** A human's word that a project is no longer to be supervised by this process. */
public record StopOrder(String project, boolean workers) {}
