package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.Limit.Landing;
import dev.czar.fact.Omnibus.Member;
import java.util.List;

/** An action that builds the integration branch or lands it on the mainline. */
public sealed interface OmnibusAction extends Action {
    /**
     * Merge accepted heads into the omnibus without any checkout and check the merged tree. The heads {@code without} stay
     * out of it, and so does each member that contains one of them.
     */
    public record BuildOmnibus(List<Member> members, List<Member> without, String base, int attempt)
            implements OmnibusAction {
        /** The next attempt, with nothing left out. */
        public BuildOmnibus(List<Member> members, String base) {
            this(members, List.of(), base);
        }

        /** The next attempt. */
        public BuildOmnibus(List<Member> members, List<Member> without, String base) {
            this(members, without, base, AttemptNumbers.nextBuild(base));
        }

        /** With nothing left out. */
        public BuildOmnibus(List<Member> members, String base, int attempt) {
            this(members, List.of(), base, attempt);
        }

        public BuildOmnibus {
            members = members.stream().distinct().sorted().toList();
            without = without == null
                    ? List.of()
                    : without.stream().distinct().sorted().toList();
        }

        /** As it was before anything could be left out, so that older recordings replay. */
        @Override
        public String toString() {
            String leftOut = without.isEmpty() ? "" : ", without=" + without;
            return "BuildOmnibus[members=" + members + leftOut + ", base=" + base + ", attempt=" + attempt + "]";
        }

        @Override
        public ActionKind kind() {
            return ActionKind.BUILD_OMNIBUS;
        }

        @Override
        public String target() {
            return "%s/%08x".formatted(base, composition().hashCode());
        }

        @Override
        public String lane() {
            return "repository";
        }

        /** The members, and after them what is left out, if anything is. */
        public String composition() {
            return without.isEmpty() ? members.toString() : members + " without " + without;
        }
    }

    /** Move the mainline to the very commit that was tested; when all is to land, nothing accepted may be missing in it. */
    public record LandOmnibus(String commit, String tree, Landing landing, int attempt) implements OmnibusAction {
        /** The next attempt, with nothing accepted left out. */
        public LandOmnibus(String commit, String tree) {
            this(commit, tree, Landing.WHOLE);
        }

        /** The next attempt. */
        public LandOmnibus(String commit, String tree, Landing landing) {
            this(commit, tree, landing, AttemptNumbers.next(new LandOmnibus(commit, tree, landing, 1)));
        }

        /** With nothing accepted left out. */
        public LandOmnibus(String commit, String tree, int attempt) {
            this(commit, tree, Landing.WHOLE, attempt);
        }

        @Override
        public ActionKind kind() {
            return ActionKind.LAND_OMNIBUS;
        }

        @Override
        public String target() {
            return commit;
        }

        @Override
        public String lane() {
            return "repository";
        }
    }

    /** Take back what the forge was asked to land, by this pull request. */
    public record WithdrawLanding(String commit, int number, int attempt) implements OmnibusAction {
        /** The next attempt. */
        public WithdrawLanding(String commit, int number) {
            this(commit, number, AttemptNumbers.next(new WithdrawLanding(commit, number, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.WITHDRAW_LANDING;
        }

        @Override
        public String target() {
            return commit + "/" + number;
        }

        @Override
        public String lane() {
            return "repository";
        }
    }
}
