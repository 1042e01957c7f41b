package dev.czar.world.forge;

import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What people, bots and CI say of an open pull request as the forge has it now, and since when its head was seen there; {@code autoMerge} is who had the
 * forge merge it as soon as it may be, "" for nobody.
 */
public record ForgeFeedback(
        boolean draft,
        String autoMerge,
        List<String> labels,
        List<ReviewOpinion> opinions,
        List<InlineThread> threads,
        List<CommentCommand> commands,
        List<CiRun> runs,
        MergeRequirements required,
        Instant headSince) {

    public ForgeFeedback {
        labels = List.copyOf(labels);
        opinions = List.copyOf(opinions);
        threads = List.copyOf(threads);
        commands = List.copyOf(commands);
        runs = List.copyOf(runs);
    }

    /** The same with what CI says now and the mainline asks for. */
    public ForgeFeedback with(List<CiRun> newRuns, MergeRequirements newlyRequired, Instant seenSince) {
        return new ForgeFeedback(
                draft, autoMerge, labels, opinions, threads, commands, newRuns, newlyRequired, seenSince);
    }

    /** Who wrote something; {@code mayPush}: whether the word of this account counts, as far as that is {@code known}. */
    public record Author(String login, boolean bot, boolean mayPush, boolean known) {
        /** One of whom the forge says what they may do. */
        public Author(String login, boolean bot, boolean mayPush) {
            this(login, bot, mayPush, true);
        }
    }

    /**
     * A reviewer's verdict that stands, with the commit it was given for; {@code id} is the review's, {@code teams} are those it was given for
     * ({@code acme/core}).
     */
    public record ReviewOpinion(
            String id,
            Author reviewer,
            ReviewVerdict verdict,
            String head,
            String text,
            Instant at,
            Set<String> teams) {
        public ReviewOpinion {
            teams = Set.copyOf(teams);
        }

        /** One given for nobody else. */
        public ReviewOpinion(String id, Author reviewer, ReviewVerdict verdict, String head, String text, Instant at) {
            this(id, reviewer, verdict, head, text, at, Set.of());
        }

        public ReviewOpinion of(Set<String> represented) {
            return new ReviewOpinion(id, reviewer, verdict, head, text, at, represented);
        }
    }

    /**
     * Inline comments at one place; {@code review} is the one it began with, {@code id} that of its first comment or of the
     * discussion, {@code head} the commit it was written at, "" when not known. Replies of Czar are not in its text.
     */
    public record InlineThread(
            String id,
            String review,
            String file,
            int line,
            Author author,
            String text,
            boolean resolved,
            String head,
            Instant at) {}

    /** A comment {@code /czar <verb> <argument>}. */
    public record CommentCommand(String id, Author author, String verb, String argument, Instant at) {}

    /** A check run or commit status of the head, the latest of its name; {@code log} is what it says of its failure. */
    public record CiRun(String id, String name, CiState state, boolean flaky, String log, Instant at) {

        /** {@code next}, flaky when one of both failed and the other passed. */
        public static CiRun after(CiRun before, CiRun next) {
            boolean differs = before.state() != next.state()
                    && before.state() != CiState.PENDING
                    && next.state() != CiState.PENDING;
            return new CiRun(next.id(), next.name(), next.state(), before.flaky() || differs, next.log(), next.at());
        }
    }

    /** How far CI is with a run. */
    public enum CiState {
        PENDING,
        PASSED,
        FAILED
    }

    /**
     * What the branch that the pull request goes to asks for; {@code checks} are names of CI runs, {@code owners}: an owner of each changed path
     * ({@code CODEOWNERS}) must approve.
     */
    public record MergeRequirements(List<String> checks, int approvals, boolean resolvedThreads, boolean owners) {
        public static final MergeRequirements NONE = new MergeRequirements(List.of(), 0, false);

        /** One that asks nothing of owners. */
        public MergeRequirements(List<String> checks, int approvals, boolean resolvedThreads) {
            this(checks, approvals, resolvedThreads, false);
        }

        public MergeRequirements {
            checks = List.copyOf(checks);
        }
    }
}
