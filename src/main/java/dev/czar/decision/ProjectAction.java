package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.Fact.ValueWhenAbsent;

/** An action about the project as a whole: its end, or a notice to a human. */
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
}
