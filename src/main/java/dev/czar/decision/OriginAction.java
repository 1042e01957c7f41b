package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** An action that keeps the repository in step with the remote named origin. */
public sealed interface OriginAction extends Action {
    /** Fetch the branch from origin for the {@code number}th time; {@code news} is how often it was said that it moved. */
    public record FetchOrigin(String branch, int number, int news) implements OriginAction {
        @Override
        public ActionKind kind() {
            return ActionKind.FETCH_ORIGIN;
        }

        @Override
        public String target() {
            return branch + "/" + number;
        }

        @Override
        public String lane() {
            return "origin";
        }
    }

    /** Bring the branch here forward to origin's head, as it was fetched the {@code number}th time. */
    public record FollowOrigin(String branch, String head, int number) implements OriginAction {
        @Override
        public ActionKind kind() {
            return ActionKind.FOLLOW_ORIGIN;
        }

        @Override
        public String target() {
            return head + "/" + number;
        }

        @Override
        public String lane() {
            return "repository";
        }
    }
}
