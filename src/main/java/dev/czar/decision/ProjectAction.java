package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** An action about the project as a whole: its end, or a notice to a human. */
public sealed interface ProjectAction extends Action {
    /** Tell a human what needs one. */
    public record AlertHuman(String about, String episode, String text) implements ProjectAction {
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
