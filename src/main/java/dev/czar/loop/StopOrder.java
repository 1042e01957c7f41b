package dev.czar.loop;

/** A human's word that a project is no longer to be supervised by this process; fired before the process ends. */
public record StopOrder(String project, boolean workers) {}
