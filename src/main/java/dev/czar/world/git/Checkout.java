package dev.czar.world.git;

import java.nio.file.Path;

/** A work tree of the repository: its branch ({@code ""} when detached) and head ({@code ""} before the first commit). */
public record Checkout(Path directory, String branch, String head, boolean halfMade) {}
