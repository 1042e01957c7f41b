package dev.czar.web.view;

import dev.czar.decision.Decision;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.fact.Health.AwaitingInput;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerCondition.Asking;
import dev.czar.fact.WorkerCondition.GivenUp;
import dev.czar.rule.CycleResult;
import dev.czar.web.order.DecisionContext.VetoStatus;
import dev.czar.web.request.FactIndex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One thing that waits for a human: {@code worker} is "" when it is about none, {@code decision} the one to approve or to
 * read, {@code age} how long it has waited where that is known. Needs of one {@code subject} are answered together.
 */
public record NeedView(
        NeedKind kind, String subject, String worker, String text, String decision, Optional<Duration> age) {

    /** What a human is needed for, the most urgent first. */
    public enum NeedKind {
        PROBLEM,
        PERMISSION,
        QUESTION,
        DIALOG,
        GIVEN_UP,
        APPROVAL,
        ALERT
    }

    static List<NeedView> all(ViewSource source) {
        FactIndex facts = source.facts();
        Stream<NeedView> problems = source.problems().stream()
                .map(text -> new NeedView(NeedKind.PROBLEM, "problem " + text, "", text, "", Optional.empty()));
        Stream<NeedView> approvals = source.heldBack().stream()
                .filter(decision -> VetoStatus.status(decision).equals("AWAITING"))
                .map(NeedView::approval);
        Stream<NeedView> alerts = source.cycle().stream().flatMap(cycle -> alerts(cycle, facts));
        return eachOnce(Stream.of(problems, ofWorkers(facts), approvals, alerts)
                .flatMap(part -> part)
                .toList());
    }

    /** An alert that only repeats what its worker waits for is no need of its own; the need leads to its decision. */
    static List<NeedView> eachOnce(List<NeedView> needs) {
        Set<NeedView> repeating = new LinkedHashSet<>();
        List<NeedView> kept = new ArrayList<>();
        for (NeedView need : needs) {
            Optional<NeedView> alert = needs.stream().filter(need::isRepeatedBy).findFirst();
            alert.ifPresent(repeating::add);
            kept.add(alert.map(one -> need.of(one.decision())).orElse(need));
        }
        kept.removeAll(repeating);
        return List.copyOf(kept);
    }

    private boolean isRepeatedBy(NeedView alert) {
        return kind != NeedKind.ALERT
                && alert.kind() == NeedKind.ALERT
                && !text.isBlank()
                && alert.subject().equals(subject)
                && alert.text().contains(text);
    }

    private NeedView of(String decided) {
        return new NeedView(kind, subject, worker, text, decided, age);
    }

    private static Stream<NeedView> ofWorkers(FactIndex facts) {
        Stream<NeedView> permissions = PermissionView.all(facts).stream()
                .map(asked -> of(NeedKind.PERMISSION, asked.worker(), asked.asks(), Optional.of(asked.age())));
        Stream<NeedView> questions = facts.all(Asking.class).stream()
                .map(asked -> of(NeedKind.QUESTION, asked.worker(), asked.question(), Optional.of(asked.age())));
        Stream<NeedView> given = facts.all(GivenUp.class).stream()
                .map(up ->
                        of(NeedKind.GIVEN_UP, up.worker(), "it " + up.reason() + "; " + up.remedy(), Optional.empty()));
        return Stream.of(permissions, questions, dialogs(facts), given).flatMap(part -> part);
    }

    /** Dialogs of which nothing more is known than that they are on the screen. */
    private static Stream<NeedView> dialogs(FactIndex facts) {
        Set<String> asked =
                PermissionView.all(facts).stream().map(PermissionView::worker).collect(Collectors.toSet());
        return facts.all(AwaitingInput.class).stream()
                .filter(dialog -> !asked.contains(dialog.worker()) && !facts.has(Asking.class, dialog.worker()))
                .map(dialog -> of(NeedKind.DIALOG, dialog.worker(), dialog.question(), Optional.empty()));
    }

    private static NeedView of(NeedKind kind, String worker, String text, Optional<Duration> age) {
        return new NeedView(kind, "worker " + worker, worker, text, "", age);
    }

    private static NeedView approval(Decision decision) {
        String key = decision.key();
        return new NeedView(NeedKind.APPROVAL, "decision " + key, "", decision.why(), key, Optional.empty());
    }

    private static Stream<NeedView> alerts(CycleResult cycle, FactIndex facts) {
        return Stream.concat(cycle.decisions().stream(), cycle.vetoed().stream())
                .filter(decision -> decision.action() instanceof AlertHuman)
                .map(decision -> alert((AlertHuman) decision.action(), decision.key(), facts));
    }

    private static NeedView alert(AlertHuman alert, String decision, FactIndex facts) {
        boolean ofWorker = facts.has(Worker.class, alert.about());
        String subject = ofWorker ? "worker " + alert.about() : "alert " + alert.about();
        Optional<Duration> age = facts.one(Alerted.class, alert.target()).map(Alerted::ago);
        return new NeedView(NeedKind.ALERT, subject, ofWorker ? alert.about() : "", alert.text(), decision, age);
    }
}
