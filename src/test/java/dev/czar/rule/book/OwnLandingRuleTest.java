package dev.czar.rule.book;

import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.OriginPosition;
import dev.czar.fact.Limit.Landing;
import dev.czar.fact.Limit.OriginPolicy;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.LandingPhase;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.Omnibus.RequestedLanding;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.WorkAcceptance.HeldBack;
import dev.czar.fact.WorkAcceptance.HoldCause;
import dev.czar.fact.WorkAcceptance.Reopened;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleScenario;
import dev.czar.rule.compile.TestRuleBooks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the forge has merged is settled against every veto, and nothing else lands along with it, whoever's rule wants that. */
class OwnLandingRuleTest {
    private static final String HASTY = TestRuleBooks.rule(
            "every tested omnibus lands",
            "Omnibus( state == OmnibusState.TESTED, $commit : commit, $tree : tree )",
            "insertLogical( new LandOmnibus( $commit, $tree, Landing.EACH ) );");
    private static final RuleBook BOOK = TestRuleBooks.book(RuleFiles.of(Map.of(
            "govern/held-back.drl", shipped("govern/held-back.drl"),
            "govern/origin.drl", shipped("govern/origin.drl"),
            "mine.drl", TestRuleBooks.HEADER + HASTY)));
    private static final Omnibus NEWEST = new Omnibus("o1", "t1", "m", OmnibusState.TESTED, Duration.ZERO);
    private static final LandOmnibus LANDING = new LandOmnibus("o1", "t1", Landing.EACH);

    private static String shipped(String file) {
        return RuleFiles.shipped().find(file).orElseThrow().text();
    }

    static Stream<List<Fact>> vetoes() {
        return Stream.of(
                List.of(
                        new Integrated("T1", "czar/a/T1", "h1", "o1", Duration.ZERO),
                        new PullRequest(7, "T1", "a", "czar/a/T1", "h1", PullRequestState.OPEN, Duration.ZERO),
                        new HeldBack(7, "T1", HoldCause.LABEL, "hold")),
                List.of(new Reopened("T1", "a", "h2", "CI refused it")),
                List.of(new OriginPolicy(true), new OriginPosition("main", "m2", 0, 1, false, 1)),
                List.of(new OriginPosition("main", "m2", 1, 0, true, 0)));
    }

    @ParameterizedTest
    @MethodSource("vetoes")
    void anotherCommitThatTheForgeHasMergedDoesNotLiftAVeto(List<Fact> reasons) {
        RuleScenario scene =
                RuleScenario.given(NEWEST).and(reasons.toArray(Fact[]::new)).under(BOOK);
        scene.and(merged("o0")).vetoes(LANDING).decidesNothing();
        scene.and(merged("o1")).decides(LANDING);
    }

    private static RequestedLanding merged(String commit) {
        return new RequestedLanding(commit, "t1", 9, LandingPhase.MERGED, "merged", Duration.ZERO);
    }
}
