package dev.czar.world.forge.hosted;

/** A repository as its server calls it now, whether the token may write there, and whether it is told who else may. */
public record ServerRepository(String name, boolean archived, boolean writable, boolean tellsRights) {}
