package dev.czar.world.forge;

/** What a pull request is to say; {@code base} is the branch it goes to, {@code head} a commit. */
public record PullDraft(
        String task, String worker, String branch, String base, String head, String title, String body) {}
