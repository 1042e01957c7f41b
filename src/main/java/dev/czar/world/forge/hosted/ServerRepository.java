package dev.czar.world.forge.hosted;

/** A repository as its server calls it now, and whether the token may write there. */
public record ServerRepository(String name, boolean archived, boolean writable) {}
