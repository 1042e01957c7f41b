package dev.czar.web.view;

import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.OmnibusReadiness.MemberState;
import dev.czar.fact.OmnibusReadiness.MemberStatus;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.web.request.FactIndex;
import dev.czar.web.view.TaskProgressReader.WaitingStepView;
import java.util.List;
import java.util.Optional;

/**
 * The omnibus, the branch it lands on, and where each submitted head stands; {@code members} is empty where the rules
 * conclude nothing about them, which means unknown.
 */
public record OmnibusView(
        Optional<Omnibus> omnibus,
        Optional<Mainline> mainline,
        List<Integrated> integrated,
        List<Evicted> evicted,
        Optional<List<MemberView>> members) {

    /** A submitted head, the rule that says where it stands, and what it waits for; {@code worker} is "" when nobody has the task. */
    public record MemberView(
            String task,
            String worker,
            String branch,
            String head,
            Optional<Integer> pullRequest,
            MemberState state,
            String rule,
            String why,
            Optional<List<WaitingStepView>> waitingFor) {}

    public static OmnibusView of(FactIndex facts) {
        TaskProgressReader progress = new TaskProgressReader(facts);
        return new OmnibusView(
                facts.all(Omnibus.class).stream().findFirst(),
                facts.all(Mainline.class).stream().findFirst(),
                facts.all(Integrated.class),
                facts.all(Evicted.class),
                Optional.of(facts.all(MemberStatus.class).stream()
                                .map(member -> member(member, facts, progress))
                                .toList())
                        .filter(members -> progress.known()));
    }

    private static MemberView member(MemberStatus member, FactIndex facts, TaskProgressReader progress) {
        return new MemberView(
                member.task(),
                facts.one(Claim.class, member.task()).map(Claim::worker).orElse(""),
                member.branch(),
                member.head(),
                facts.one(PullRequest.class, member.branch()).map(PullRequest::number),
                member.state(),
                progress.rule(member),
                progress.why(member),
                progress.waitingFor(member.task()));
    }
}
