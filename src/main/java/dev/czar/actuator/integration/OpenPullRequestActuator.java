package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.OriginRefusal;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.PullRequestTerms;
import dev.czar.world.PlainText;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.TrackedIssue;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.CommitHistory.GitCommit;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.OriginRemote;
import dev.czar.world.git.OriginRemote.PushRefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Pushes a branch to where others can see it, and opens its one pull request or brings it up to its head; its words come
 * from the commits. Each step may have been done before.
 */
public final class OpenPullRequestActuator implements Actuator<OpenPullRequest> {
    private static final int COMMITS = 50;
    private static final int TITLE_LENGTH = 120;
    private static final int BODY_LENGTH = 10_000;
    private static final String CLAIM = "TASK_COMPLETE";

    private final IntegrationContext site;
    private final Forge forge;
    private final boolean isIssueClosed;

    public OpenPullRequestActuator(IntegrationContext site, Forge forge) {
        this(site, forge, false);
    }

    /** {@code isIssueClosed}: a pull request says that it closes the issue that its task was. */
    public OpenPullRequestActuator(IntegrationContext site, Forge forge, boolean isIssueClosed) {
        this.site = site;
        this.forge = forge;
        this.isIssueClosed = isIssueClosed;
    }

    @Override
    public Class<OpenPullRequest> actionType() {
        return OpenPullRequest.class;
    }

    @Override
    public Outcome act(OpenPullRequest action) {
        String now = site.repository().head(new BranchName(action.branch())).orElse("gone");
        if (!now.equals(action.head())) {
            return Outcome.lapsed(action, site.clock().instant(), "%s is at %s now".formatted(action.branch(), now));
        }
        String base = site.trunk().landed(site.repository());
        if (site.repository().history().changedFiles(base, action.head()).isEmpty()) {
            return Outcome.failed(
                    action,
                    site.clock().instant(),
                    "%s changes nothing against %s"
                            .formatted(action.branch(), site.trunk().mainline()));
        }
        Optional<OriginRemote> origin = OriginRemote.pushed(site.repository(), site.trunk());
        try {
            if (origin.isPresent()) {
                origin.get().push(new BranchName(action.branch()), action.head());
            }
        } catch (PushRefusedException refused) {
            OriginRefusal fact = new OriginRefusal(action.branch(), action.head(), refused.words(), Duration.ZERO);
            return Outcome.failed(action, site.clock().instant(), refused.getMessage(), fact);
        }
        ForgePullRequest pull = forge.open(draft(action));
        Outcome opened = Outcome.done(
                action,
                site.clock().instant(),
                "pull request %d: %s".formatted(pull.number(), pull.draft().title()),
                facts(pull).toArray(Fact[]::new));
        return origin.isEmpty()
                ? opened
                : opened.and(
                        Observation.gone(Fact.key(OriginRefusal.class, action.branch()), action.key(), opened.at()));
    }

    /** What others say of this head is not known before the forge has been asked, and that is said too. */
    private List<Fact> facts(ForgePullRequest pull) {
        PullRequest opened = PullRequestFacts.of(pull, site.clock());
        return forge.hearsOthers()
                ? List.of(opened, PullRequestTerms.unknown(opened.number(), opened.task()))
                : List.of(opened);
    }

    private PullRequestDraft draft(OpenPullRequest action) {
        List<GitCommit> commits = commits(action.head());
        String title = commits.stream()
                .map(GitCommit::subject)
                .filter(subject -> !subject.contains(CLAIM) && !subject.startsWith("Merge "))
                .findFirst()
                .orElse(action.task());
        return new PullRequestDraft(
                action.task(),
                action.worker(),
                action.branch(),
                site.trunk().mainline().name(),
                action.head(),
                PlainText.upTo(TITLE_LENGTH, title).replace('\n', ' '),
                PlainText.upTo(BODY_LENGTH, body(commits))
                        + "\n\nTask: %s (.czar/tasks/%s.md)".formatted(action.task(), action.task())
                        + closing(action.task()));
    }

    /** In the words by which every forge ties the two together, and closes the one with the other. */
    private String closing(String task) {
        OptionalInt issue = isIssueClosed ? TrackedIssue.number(task) : OptionalInt.empty();
        return issue.isPresent() ? "\n\nCloses #" + issue.getAsInt() : "";
    }

    private static String body(List<GitCommit> commits) {
        return commits.stream()
                .map(commit -> commit.message()
                        .lines()
                        .filter(line -> !line.contains(CLAIM))
                        .collect(Collectors.joining("\n  "))
                        .strip())
                .filter(text -> !text.isEmpty())
                .map(text -> "- " + text)
                .collect(Collectors.joining("\n"));
    }

    /** The branch's own commits, oldest first. */
    private List<GitCommit> commits(String head) {
        GitRepository repository = site.repository();
        List<String> without = new ArrayList<>(List.of(site.trunk().landed(repository)));
        repository.head(site.trunk().omnibus()).ifPresent(without::add);
        List<GitCommit> commits = new ArrayList<>(repository.history().log(head, without, COMMITS));
        Collections.reverse(commits);
        return commits;
    }

    /** A forge's pull request as a fact. */
    public static final class PullRequestFacts {
        private PullRequestFacts() {}

        public static PullRequest of(ForgePullRequest pull, Clock clock) {
            return new PullRequest(
                    pull.number(),
                    pull.draft().task(),
                    pull.draft().worker(),
                    pull.branch(),
                    pull.head(),
                    PullRequestState.valueOf(pull.state().name()),
                    ElapsedTime.between(pull.opened(), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
    }
}
