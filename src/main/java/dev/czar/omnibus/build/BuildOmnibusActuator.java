package dev.czar.omnibus.build;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.integration.IntegrationContext;
import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.Member;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.Omnibus.TakenOut;
import dev.czar.omnibus.build.BuildLog.BuildRecord;
import dev.czar.omnibus.build.CheckTrials.FlakeRate;
import dev.czar.omnibus.build.EvictionReport.EvictedMember;
import dev.czar.omnibus.build.OmnibusAssembler.AssembledOmnibus;
import dev.czar.omnibus.search.CulpritSearch.UnbuildableOmnibusException;
import dev.czar.world.check.CheckSuite;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.RefChange;
import dev.czar.world.git.merge.CommitMerger;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds the omnibus without any checkout: merges, checks the merged tree, evicts who is in the way, moves the branch last. */
public final class BuildOmnibusActuator implements Actuator<BuildOmnibus> {
    private final GitRepository repository;
    private final IntegrationBranches trunk;
    private final OmnibusAssembler assembly;
    private final BuildLog builds;
    private final ExecutionJournal journal;
    private final Clock clock;

    /** At most {@code parallel} merged trees are checked at a time. */
    public BuildOmnibusActuator(IntegrationContext site, CommitMerger merger, CheckSuite checks, int parallel) {
        this.repository = site.repository();
        this.trunk = site.trunk();
        this.assembly = new OmnibusAssembler(repository, merger, checks, new FlakeRate(parallel));
        this.builds = new BuildLog(repository);
        this.journal = site.journal();
        this.clock = site.clock();
    }

    @Override
    public Class<BuildOmnibus> actionType() {
        return BuildOmnibus.class;
    }

    @Override
    public Outcome act(BuildOmnibus action) throws InterruptedException {
        String present = repository.head(trunk.omnibus()).orElse("");
        var remembered = builds.find(action)
                .filter(record -> present.equals(record.result().tip()));
        if (remembered.isPresent()) {
            return builtBefore(action, outcome(action, remembered.get()));
        }
        String mainline = repository.requireHead(trunk.mainline());
        String landed = trunk.landed(repository);
        String foundation = currentBase(present, mainline, landed);
        boolean onMainline = action.base().equals(mainline);
        if (!action.base().equals(foundation)
                && !(onMainline && new OmnibusContents(repository.history(), present, landed).isCoveredBy(action))) {
            String detail = "the omnibus is now built on %s, not on %s".formatted(foundation, action.base());
            return onMainline
                    ? Outcome.failed(action, clock.instant(), detail)
                    : Outcome.lapsed(action, clock.instant(), detail);
        }
        TrialLog progress = new TrialLog(repository, action, (step, detail) -> note(action, step, detail));
        try {
            return build(action, mainline, present, progress);
        } catch (UnbuildableOmnibusException reason) {
            progress.deleteAll();
            return Outcome.failed(action, clock.instant(), reason.getMessage());
        }
    }

    /** What a crash kept from being told is as old as its last step. */
    private Outcome builtBefore(BuildOmnibus action, Outcome outcome) {
        return journal.steps(action.key()).stream()
                .reduce((older, newer) -> newer)
                .map(step -> outcome.happened(step.at()))
                .orElse(outcome);
    }

    /** The omnibus while it stands on the mainline and is ahead of it; what it holds must not be left behind. */
    private String currentBase(String present, String mainline, String landed) {
        boolean ahead = !present.isEmpty()
                && repository.history().contains(present, mainline)
                && !repository.history().contains(landed, present);
        return ahead ? present : mainline;
    }

    private Outcome build(BuildOmnibus action, String mainline, String present, TrialLog progress)
            throws UnbuildableOmnibusException, InterruptedException {
        for (Member member : action.members()) {
            requireMember(member);
        }
        note(action, "merging", action.base());
        String ground = action.base().equals(mainline) ? trunk.landed(repository) : action.base();
        LeftOutMembers apart = LeftOutMembers.of(repository.history(), action, ground);
        AssembledOmnibus result = apart.beside(assembly.assemble(ground, apart.remaining(action.members()), progress));
        note(action, "checked", result.tip());
        BuildRecord record = new BuildRecord(action.base(), mainline, action.members(), action.without(), result);
        if ((!result.in().isEmpty() || isTakenApart(record)) && !published(action, record, present)) {
            return Outcome.lapsed(action, clock.instant(), "the mainline or the omnibus moved while it was built");
        }
        note(action, "published", result.tip());
        return outcome(action, record);
    }

    /** Begun anew with something left out, so that the omnibus must not stay what it was even if nothing went in. */
    private static boolean isTakenApart(BuildRecord record) {
        return record.base().equals(record.mainline()) && !record.without().isEmpty();
    }

    private boolean published(BuildOmnibus action, BuildRecord record, String present) {
        return repository.updateRefs(
                RefChange.verify(trunk.mainline().ref(), record.mainline()),
                RefChange.move(trunk.omnibus().ref(), present, record.result().tip()),
                builds.recording(action, record),
                builds.keeping(action, record));
    }

    private void requireMember(Member member) throws UnbuildableOmnibusException {
        BranchName branch = new BranchName(member.branch());
        try {
            repository.history().commit(member.head());
        } catch (GitException unknown) {
            throw new UnbuildableOmnibusException("%s at %s does not exist".formatted(branch, member.head()));
        }
    }

    private Outcome outcome(BuildOmnibus action, BuildRecord record) {
        AssembledOmnibus result = record.result();
        List<Fact> facts = new ArrayList<>();
        if (!result.in().isEmpty()) {
            String tree = repository.history().commit(result.tip()).tree();
            facts.add(new Omnibus(result.tip(), tree, record.mainline(), OmnibusState.TESTED, Duration.ZERO));
        }
        for (Member member : result.in()) {
            facts.add(new Integrated(member.task(), member.branch(), member.head(), result.tip(), Duration.ZERO));
        }
        for (EvictedMember evictee : result.out()) {
            facts.add(evicted(evictee, result.in().isEmpty() ? record.base() : result.tip()));
        }
        List<String> settled = settled(record);
        String detail = "omnibus %s with %d in, %d out%s%s"
                .formatted(
                        result.tip(),
                        result.in().size(),
                        result.out().size(),
                        record.without().isEmpty() ? "" : ", without " + tasks(record.without()),
                        settled.isEmpty() ? "" : ", resolved as before: " + String.join("; ", settled));
        Outcome outcome = Outcome.done(action, clock.instant(), detail, facts.toArray(Fact[]::new));
        return record.base().equals(record.mainline()) ? begunAnew(outcome, record) : outcome;
    }

    private static String tasks(List<Member> members) {
        return members.stream().map(Member::task).collect(Collectors.joining(", "));
    }

    /** What the merge commits of this build say of remembered resolutions. */
    private List<String> settled(BuildRecord record) {
        List<String> settled = new ArrayList<>();
        String commit = record.result().tip();
        while (!commit.equals(record.base())) {
            GitCommit merge = repository.history().commit(commit);
            merge.message()
                    .lines()
                    .filter(line -> line.startsWith(MergeChain.LABEL))
                    .forEach(line -> settled.add(line.substring(MergeChain.LABEL.length())));
            commit = merge.parents().get(0);
        }
        return settled;
    }

    /** Begun anew from the mainline, the omnibus no longer holds who is out, though it may have before. */
    private static Outcome begunAnew(Outcome outcome, BuildRecord record) {
        Outcome said = outcome;
        for (EvictedMember evictee : record.result().out()) {
            said = said.and(
                    gone(outcome, Fact.key(Integrated.class, evictee.member().task())));
        }
        for (Member member : record.without()) {
            if (record.result().in().stream().noneMatch(in -> in.task().equals(member.task()))) {
                said = said.and(gone(outcome, Fact.key(Integrated.class, member.task())))
                        .and(takenOut(outcome, member));
            }
        }
        boolean empty = isTakenApart(record) && record.result().in().isEmpty();
        return empty ? said.and(gone(outcome, Fact.key(Omnibus.class, "tip"))) : said;
    }

    private static Observation gone(Outcome outcome, String key) {
        return Observation.gone(key, outcome.decision(), outcome.at());
    }

    private static Observation takenOut(Outcome outcome, Member member) {
        TakenOut fact = new TakenOut(member.task(), member.branch(), member.head(), Duration.ZERO);
        return Observation.of(fact, outcome.decision(), outcome.at());
    }

    private static Evicted evicted(EvictedMember evictee, String tip) {
        Member member = evictee.member();
        return new Evicted(
                member.task(), member.branch(), member.head(), evictee.reason(), tip, evictee.log(), Duration.ZERO);
    }

    private void note(BuildOmnibus action, String step, String detail) {
        journal.append(new ExecutionStep(action.key(), step, detail, clock.instant()));
    }

    /** What the omnibus holds at this tip and the mainline does not: one merged head per commit of its first-parent line. */
    record OmnibusContents(CommitHistory history, String tip, String mainline) {

        /** Whether a build begun anew on the mainline would bring all of it again. */
        boolean isCoveredBy(BuildOmnibus action) {
            String commit = tip;
            while (!history.contains(mainline, commit)) {
                List<String> parents = history.commit(commit).parents();
                if (parents.size() != 2 || !isIn(action, parents.get(1))) {
                    return false;
                }
                commit = parents.get(0);
            }
            return true;
        }

        private boolean isIn(BuildOmnibus action, String head) {
            return Stream.concat(
                            Stream.of(mainline),
                            Stream.concat(action.members().stream(), action.without().stream())
                                    .map(Member::head))
                    .anyMatch(holder -> history.contains(holder, head));
        }
    }
}
