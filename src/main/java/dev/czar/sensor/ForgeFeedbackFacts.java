package dev.czar.sensor;

import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.SubmittedWork.AutoMerge;
import dev.czar.fact.SubmittedWork.CiCheck;
import dev.czar.fact.SubmittedWork.CiState;
import dev.czar.fact.SubmittedWork.CommandVerb;
import dev.czar.fact.SubmittedWork.OwnersRequired;
import dev.czar.fact.SubmittedWork.PullRequestCommand;
import dev.czar.fact.SubmittedWork.PullRequestLabel;
import dev.czar.fact.SubmittedWork.PullRequestTerms;
import dev.czar.fact.SubmittedWork.ReviewResult;
import dev.czar.fact.SubmittedWork.ReviewThread;
import dev.czar.fact.SubmittedWork.ReviewerOpinion;
import dev.czar.fact.SubmittedWork.TeamOpinion;
import dev.czar.sensor.ForgeSensor.ProjectRequirements;
import dev.czar.world.forge.ForgeFeedback;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.CommentCommand;
import dev.czar.world.forge.ForgeFeedback.InlineThread;
import dev.czar.world.forge.ForgeFeedback.ReviewOpinion;
import dev.czar.world.forge.ForgePullRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What people and CI say of one open pull request, as facts; a required CI run that is not there yet is pending. */
final class ForgeFeedbackFacts {
    private static final int MOST_COMMANDS = 20;

    private final ForgePullRequest pull;
    private final ForgeFeedback said;
    private final ProjectRequirements wanted;
    private final Instant now;

    /** What the project itself wants comes before what the forge requires. */
    ForgeFeedbackFacts(ForgePullRequest pull, ForgeFeedback said, ProjectRequirements wanted, Instant now) {
        this.pull = pull;
        this.said = said;
        this.wanted = wanted;
        this.now = now;
    }

    List<Fact> all() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new PullRequestTerms(
                pull.number(),
                task(),
                pull.head(),
                said.draft(),
                said.required().approvals(),
                said.required().resolvedThreads(),
                age(said.headSince())));
        said.labels().stream()
                .map(label -> label.toLowerCase(Locale.ROOT))
                .distinct()
                .forEach(label -> facts.add(new PullRequestLabel(pull.number(), task(), label)));
        if (!said.autoMerge().isEmpty()) {
            facts.add(new AutoMerge(pull.number(), task(), said.autoMerge()));
        }
        if (wanted.owners().orElse(said.required().owners())) {
            facts.add(new OwnersRequired(pull.number(), task(), pull.head()));
        }
        for (ReviewOpinion opinion : said.opinions()) {
            String reviewer = opinion.reviewer().login();
            facts.add(opinion(opinion));
            opinion.teams()
                    .forEach(team -> facts.add(
                            new TeamOpinion(pull.number(), task(), reviewer, "@" + team.toLowerCase(Locale.ROOT))));
        }
        said.threads().forEach(thread -> facts.add(thread(thread)));
        facts.addAll(commands());
        facts.addAll(checks());
        return facts;
    }

    private ReviewerOpinion opinion(ReviewOpinion opinion) {
        return new ReviewerOpinion(
                pull.number(),
                task(),
                opinion.id(),
                opinion.reviewer().login(),
                ReviewResult.valueOf(opinion.verdict().name()),
                opinion.head(),
                opinion.text(),
                opinion.reviewer().mayPush(),
                age(opinion.at()));
    }

    private ReviewThread thread(InlineThread thread) {
        return new ReviewThread(
                pull.number(),
                task(),
                thread.id(),
                thread.review(),
                thread.line() == 0 ? thread.file() : thread.file() + ":" + thread.line(),
                thread.author().login(),
                thread.text(),
                thread.author().mayPush() || thread.author().bot(),
                thread.resolved(),
                thread.head(),
                age(thread.at()));
    }

    /** The latest of those who may push, with words that are known; and one for all those of whom that is not known. */
    private List<PullRequestCommand> commands() {
        List<PullRequestCommand> commands = said.commands().stream()
                .filter(command -> command.author().mayPush())
                .flatMap(command -> verb(command).map(verb -> command(command, verb, command.id())).stream())
                .toList();
        Stream<PullRequestCommand> unproven = said.commands().stream()
                .filter(command -> !command.author().known() && verb(command).isPresent())
                .limit(1)
                .map(command -> command(command, CommandVerb.UNPROVEN, "unproven at " + pull.head()));
        return Stream.concat(
                        commands.subList(Math.max(0, commands.size() - MOST_COMMANDS), commands.size()).stream(),
                        unproven)
                .toList();
    }

    private PullRequestCommand command(CommentCommand command, CommandVerb verb, String id) {
        return new PullRequestCommand(
                pull.number(), task(), id, command.author().login(), verb, command.argument(), age(command.at()));
    }

    private static Optional<CommandVerb> verb(CommentCommand command) {
        return Stream.of(CommandVerb.values())
                .filter(verb -> verb != CommandVerb.UNPROVEN)
                .filter(verb -> verb.name().toLowerCase(Locale.ROOT).equals(command.verb()))
                .findFirst();
    }

    private List<CiCheck> checks() {
        Set<String> required =
                new LinkedHashSet<>(wanted.checks().orElse(said.required().checks()));
        boolean allCount = wanted.checks().isEmpty() && required.isEmpty();
        List<CiCheck> checks = new ArrayList<>();
        for (CiRun run : said.runs()) {
            checks.add(new CiCheck(
                    pull.number(),
                    task(),
                    pull.head(),
                    run.name(),
                    CiState.valueOf(run.state().name()),
                    allCount || required.contains(run.name()),
                    run.flaky(),
                    run.log(),
                    age(run.at())));
        }
        said.runs().forEach(run -> required.remove(run.name()));
        required.forEach(name -> checks.add(new CiCheck(
                pull.number(), task(), pull.head(), name, CiState.PENDING, true, false, "", age(said.headSince()))));
        return checks;
    }

    private String task() {
        return pull.draft().task();
    }

    private Duration age(Instant at) {
        return ElapsedTime.between(at, now);
    }
}
