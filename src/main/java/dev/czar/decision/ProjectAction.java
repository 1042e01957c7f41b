package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.Fact.ValueWhenAbsent;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;

/** An action about the project as a whole: its end, a notice to a human, or what is broken in its repository. */
public sealed interface ProjectAction extends Action {
    /** How soon a human should look. */
    public enum Severity {
        NOTICE,
        WARNING,
        CRITICAL
    }

    /** Tell a human what needs one, through a channel of czar.yaml, "" for the usual one. */
    public record AlertHuman(
            String about,
            String episode,
            String text,
            @ValueWhenAbsent("\"WARNING\"") Severity severity,
            @ValueWhenAbsent("\"\"") String channel)
            implements ProjectAction {
        /** A warning, as alerts usually are, through the usual channel. */
        public AlertHuman(String about, String episode, String text) {
            this(about, episode, text, Severity.WARNING, "");
        }

        /** As it was before it had a severity when it is a usual one, so that older recordings replay. */
        @Override
        public String toString() {
            String special = severity == Severity.WARNING && channel.isEmpty()
                    ? ""
                    : ", severity=" + severity + ", channel=" + channel;
            return "AlertHuman[about=" + about + ", episode=" + episode + ", text=" + text + special + "]";
        }

        @Override
        public ActionKind kind() {
            return ActionKind.ALERT_HUMAN;
        }

        @Override
        public String target() {
            return about + "/" + episode;
        }

        @Override
        public String lane() {
            return "notices";
        }
    }

    /** Record that the project's work is done, as landed with this commit. */
    public record FinishProject(String project, String commit) implements ProjectAction {
        @Override
        public ActionKind kind() {
            return ActionKind.FINISH_PROJECT;
        }

        @Override
        public String target() {
            return project + "/" + commit;
        }

        @Override
        public String lane() {
            return "repository";
        }
    }

    /** Mend one thing of the repository without touching a file; {@code commit} is where it was last, "" when not known. */
    public record MendRepository(RepositoryFaultKind fault, String what, String commit, int attempt)
            implements ProjectAction {
        /** The next attempt. */
        public MendRepository(RepositoryFaultKind fault, String what, String commit) {
            this(fault, what, commit, AttemptNumbers.next(new MendRepository(fault, what, commit, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.MEND_REPOSITORY;
        }

        @Override
        public String target() {
            return fault + "/" + what;
        }

        /** One after the other with whatever else is done to that worker, or to the repository. */
        @Override
        public String lane() {
            return fault == RepositoryFaultKind.BRANCH_MISSING || fault == RepositoryFaultKind.BRANCH_UNREADABLE
                    ? "repository"
                    : what;
        }
    }
}
