package dev.czar.fact;

import java.time.Duration;

/** The integration branch: its tested tip, the tree that was tested, the mainline head it stands on. */
public record Omnibus(String commit, String tree, String base, OmnibusState state, Duration age) implements Sensed {
    @Override
    public String subject() {
        return "tip";
    }

    @Override
    public Omnibus aged(Duration elapsed) {
        return new Omnibus(commit, tree, base, state, age.plus(elapsed));
    }

    /** A head that could not go into the omnibus, with the omnibus commit to reproduce on. */
    public record Evicted(
            String task, String branch, String head, EvictionReason reason, String base, String log, Duration age)
            implements Sensed {
        @Override
        public String subject() {
            return task;
        }

        @Override
        public Evicted aged(Duration elapsed) {
            return new Evicted(task, branch, head, reason, base, log, age.plus(elapsed));
        }
    }

    /** Why a head could not go into the omnibus; {@code HISTORY} is one of which cannot be told whether it merges, or that was made anew. */
    public enum EvictionReason {
        CONFLICT,
        CHECKS,
        REQUIREMENT,
        HISTORY
    }

    /** A task's accepted head that is contained in the omnibus. */
    public record Integrated(String task, String branch, String head, String commit, Duration age) implements Sensed {
        @Override
        public String subject() {
            return task;
        }

        @Override
        public Integrated aged(Duration elapsed) {
            return new Integrated(task, branch, head, commit, age.plus(elapsed));
        }
    }

    /** A head that was in the omnibus and is not any more, because it could not land and kept others from it. */
    public record TakenOut(String task, String branch, String head, Duration age) implements Sensed {
        @Override
        public String subject() {
            return task;
        }

        @Override
        public TakenOut aged(Duration elapsed) {
            return new TakenOut(task, branch, head, age.plus(elapsed));
        }
    }

    /** What the forge was asked to land, by which pull request, since when, and how far it has come; {@code words} are for people. */
    public record RequestedLanding(
            String commit, String tree, int number, LandingPhase phase, String words, Duration age) implements Sensed {
        @Override
        public String subject() {
            return "omnibus";
        }

        @Override
        public RequestedLanding aged(Duration elapsed) {
            return new RequestedLanding(commit, tree, number, phase, words, age.plus(elapsed));
        }
    }

    /** How far the forge has come with a landing: it waits for Czar, for checks or people, or for its queue; it is through; it was refused; others came in before it, or the omnibus stands on it no more. */
    public enum LandingPhase {
        READY,
        WAITING,
        QUEUED,
        MERGED,
        REFUSED,
        OUTDATED
    }

    /** What the forge put on the mainline last, which is another tree than the one that was tested. */
    public record LandedDifference(String commit, String landed, Duration age) implements Sensed {
        @Override
        public String subject() {
            return "omnibus";
        }

        @Override
        public LandedDifference aged(Duration elapsed) {
            return new LandedDifference(commit, landed, age.plus(elapsed));
        }
    }

    /** One task's head as a part of the omnibus; not a fact by itself. */
    public record Member(String task, String branch, String head) implements Comparable<Member> {

        @Override
        public int compareTo(Member other) {
            return toString().compareTo(other.toString());
        }
    }

    /** How far the integration branch has come. */
    public enum OmnibusState {
        TESTED,
        LANDED
    }
}
