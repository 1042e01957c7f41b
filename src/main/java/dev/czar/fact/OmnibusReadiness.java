package dev.czar.fact;

import dev.czar.fact.Limit.Landing;
import dev.czar.fact.Omnibus.Member;

/** What the next omnibus build stands on, where each head stands, and whether all are in it. */
public sealed interface OmnibusReadiness extends Derived {
    /** Every primary task and every claimed task is in the tested omnibus. */
    public record AllIntegrated(String commit, String tree) implements OmnibusReadiness {
        @Override
        public String subject() {
            return "omnibus";
        }
    }

    /** The commit the next omnibus build stands on; {@code fresh} when all that was integrated must be merged again. */
    public record BuildBase(String commit, boolean fresh) implements OmnibusReadiness {
        @Override
        public String subject() {
            return "omnibus";
        }
    }

    /** Where a task's submitted head stands on its way into the omnibus. */
    public record MemberStatus(String task, String branch, String head, MemberState state) implements OmnibusReadiness {
        @Override
        public String subject() {
            return task;
        }
    }

    /** In the omnibus, in its next build, accepted and kept back, left out of it, or not accepted yet. */
    public enum MemberState {
        IN,
        NEXT,
        WAITING,
        EVICTED,
        UNDER_REVIEW
    }

    /** The tested omnibus lands now, before more is built on it. */
    public record LandingDue(String commit) implements OmnibusReadiness {
        @Override
        public String subject() {
            return "omnibus";
        }
    }

    /** The tested omnibus is not asked for now: the forge has it or an earlier one in hand, or refused it. */
    public record LandingAwaited(String commit) implements OmnibusReadiness {
        @Override
        public String subject() {
            return "omnibus";
        }
    }

    /** Something keeps any omnibus from landing: held back work, an approval that is asked for, a veto, or origin. */
    public record LandingWithheld(String by) implements OmnibusReadiness {
        @Override
        public String subject() {
            return by;
        }
    }

    /** Work in the omnibus that cannot land as it is, and why. */
    public record Unlandable(String task, String cause) implements OmnibusReadiness {
        @Override
        public String subject() {
            return task;
        }
    }

    /** Work that could land, were it not for other work in the omnibus. */
    public record Landable(String task) implements OmnibusReadiness {
        @Override
        public String subject() {
            return task;
        }
    }

    /** A head that stays out of the omnibus, so that others can land; no other work may bring it in. */
    public record LeftOut(String task, String branch, String head) implements OmnibusReadiness {
        @Override
        public String subject() {
            return task;
        }

        public Member member() {
            return new Member(task, branch, head);
        }
    }

    /** What the last try to build the omnibus failed by; it is tried again. */
    public record BuildObstacle(String reason) implements OmnibusReadiness {
        @Override
        public String subject() {
            return "omnibus";
        }
    }

    /** What the last try to land the omnibus failed by; it is tried again. */
    public record LandingObstacle(String reason) implements OmnibusReadiness {
        @Override
        public String subject() {
            return "omnibus";
        }
    }

    /** What lands at a time in this project. */
    public record LandingMode(Landing landing) implements OmnibusReadiness {
        @Override
        public String subject() {
            return "omnibus";
        }
    }

    /** A head that can go into the omnibus now. */
    public record Mergeable(String task, String branch, String head) implements OmnibusReadiness {
        @Override
        public String subject() {
            return task;
        }

        public Member member() {
            return new Member(task, branch, head);
        }
    }
}
