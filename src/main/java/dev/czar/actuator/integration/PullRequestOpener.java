package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.OpenPullRequest;
import dev.czar.decision.Outcome;
import dev.czar.world.PlainText;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.Pull;
import dev.czar.world.forge.PullDraft;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.Commit;
import dev.czar.world.git.Origin;
import dev.czar.world.git.Repository;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Pushes a branch to where others can see it, and opens its one pull request or brings it up to its head; its words come
 * from the commits. Each step may have been done before.
 */
public final class PullRequestOpener implements Actuator<OpenPullRequest> {
    private static final int COMMITS = 50;
    private static final int TITLE_LENGTH = 120;
    private static final int BODY_LENGTH = 10_000;
    private static final String CLAIM = "TASK_COMPLETE";

    private final Site site;
    private final Forge forge;

    public PullRequestOpener(Site site, Forge forge) {
        this.site = site;
        this.forge = forge;
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
        String base = site.repository().headOf(site.trunk().mainline());
        if (site.repository().history().changedFiles(base, action.head()).isEmpty()) {
            return Outcome.failed(
                    action, site.clock().instant(), "%s changes nothing against %s".formatted(action.branch(), base));
        }
        Origin.of(site.repository(), site.trunk())
                .ifPresent(origin -> origin.push(new BranchName(action.branch()), action.head()));
        Pull pull = forge.open(draft(action));
        return Outcome.done(
                action,
                site.clock().instant(),
                "pull request %d: %s".formatted(pull.number(), pull.draft().title()),
                PullFacts.of(pull, site.clock()));
    }

    private PullDraft draft(OpenPullRequest action) {
        List<Commit> commits = commits(action.head());
        String title = commits.stream()
                .map(Commit::subject)
                .filter(subject -> !subject.contains(CLAIM) && !subject.startsWith("Merge "))
                .findFirst()
                .orElse(action.task());
        return new PullDraft(
                action.task(),
                action.worker(),
                action.branch(),
                site.trunk().mainline().name(),
                action.head(),
                PlainText.upTo(TITLE_LENGTH, title).replace('\n', ' '),
                PlainText.upTo(BODY_LENGTH, body(commits))
                        + "\n\nTask: %s (.czar/tasks/%s.md)".formatted(action.task(), action.task()));
    }

    private static String body(List<Commit> commits) {
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
    private List<Commit> commits(String head) {
        Repository repository = site.repository();
        List<String> without =
                new ArrayList<>(List.of(repository.headOf(site.trunk().mainline())));
        repository.head(site.trunk().omnibus()).ifPresent(without::add);
        List<Commit> commits = new ArrayList<>(repository.history().log(head, without, COMMITS));
        Collections.reverse(commits);
        return commits;
    }
}
