package dev.czar.world.git;

/** A branch's own change: from the commit that holds all it merely contains, to its head. */
public record Stake(String foundation, String head) {}
