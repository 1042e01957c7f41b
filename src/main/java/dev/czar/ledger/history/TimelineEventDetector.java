package dev.czar.ledger.history;

import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.InfrastructureState.TerminalServer;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Order;
import dev.czar.fact.Order.Approval;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.Order.Veto;
import dev.czar.fact.Project;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.history.TimelineEvent.FactChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which changes of which facts are worth telling. */
final class TimelineEventDetector {

    private final Map<String, Function<FactChange<Fact>, Optional<TimelineEvent>>> detectors = new LinkedHashMap<>();

    TimelineEventDetector() {
        work();
        integration();
        incidents();
        order(Hold.class, hold -> TimelineEvent.of("ORDER", "HOLD", words(hold.author(), hold.reason()))
                .withWorker(hold.worker()));
        order(Pause.class, pause -> TimelineEvent.of("ORDER", "PAUSE", words(pause.author(), pause.reason())));
        order(
                EmergencyStop.class,
                stop -> TimelineEvent.of("ORDER", "EMERGENCY_STOP", words(stop.author(), stop.reason())));
        order(Approval.class, given -> TimelineEvent.of("ORDER", "APPROVE", words(given.author(), given.decision())));
        order(Veto.class, veto -> TimelineEvent.of("ORDER", "VETO", words(veto.author(), veto.decision())));
    }

    private void work() {
        register(Workspace.class, change -> change.changed(Workspace::head)
                .filter(now -> now.ahead() > 0 && change.before().isPresent())
                .map(now -> TimelineEvent.of("COMMIT", "SEEN", "new head of " + now.branch())
                        .withWorker(now.worker())
                        .withCommit(now.head())));
        register(CompletionReport.class, change -> change.changed(CompletionReport::head)
                .map(claim -> TimelineEvent.of("COMPLETION", "CLAIMED", "completion reported")
                        .withWorker(claim.worker())
                        .withTask(claim.task())
                        .withCommit(claim.head())));
        register(CheckResult.class, change -> change.changed(check -> check.head() + check.status())
                .map(check -> TimelineEvent.of("CHECK", check.status(), check.signature())
                        .withTask(check.task())
                        .withCommit(check.head())));
        register(PullRequest.class, change -> change.changed(PullRequest::state)
                .map(pull -> TimelineEvent.of("PULL_REQUEST", pull.state(), pull.branch())
                        .withWorker(pull.worker())
                        .withTask(pull.task())
                        .withPull(pull.number())
                        .withCommit(pull.head())));
        register(Review.class, change -> change.changed(review -> review.head() + review.verdict())
                .map(review -> TimelineEvent.of("REVIEW", review.verdict(), review.summary())
                        .withTask(review.task())
                        .withPull(review.number())
                        .withCommit(review.head())));
    }

    private void integration() {
        register(Integrated.class, change -> change.changed(Integrated::head)
                .map(in -> TimelineEvent.of("INTEGRATED", "DONE", in.branch())
                        .withTask(in.task())
                        .withCommit(in.commit())));
        register(Evicted.class, change -> change.changed(Evicted::head)
                .map(out -> TimelineEvent.of("EVICTED", out.reason(), out.branch())
                        .withTask(out.task())
                        .withCommit(out.head())));
        register(Omnibus.class, change -> change.changed(omnibus -> omnibus.commit() + omnibus.state())
                .map(omnibus -> TimelineEvent.of("OMNIBUS", omnibus.state(), "").withCommit(omnibus.commit())));
        register(Project.class, change -> change.changed(Project::state)
                .map(project -> TimelineEvent.of("PROJECT", project.state(), "")));
    }

    private void incidents() {
        register(WorkerProcess.class, change -> change.changed(process -> gone(process))
                .filter(process -> change.before().isPresent())
                .map(process -> TimelineEvent.of("PROCESS", gone(process) ? "GONE" : "BACK", "")
                        .withWorker(process.worker())));
        register(WorkerResource.class, change -> change.changed(WorkerResource::resource)
                .filter(now ->
                        now.resource() != Resource.AVAILABLE || change.before().isPresent())
                .map(now -> TimelineEvent.of("RESOURCE", now.resource(), "").withWorker(now.worker())));
        register(TerminalServer.class, change -> change.changed(TerminalServer::sign)
                .filter(server -> change.before().isPresent())
                .map(server -> TimelineEvent.of("TERMINAL", server.sign(), "terminal server")));
        register(SensorFailed.class, change -> change.changed(SensorFailed::reason)
                .map(failed -> TimelineEvent.of("SENSOR", "FAILED", failed.sensor() + ": " + failed.reason()))
                .or(() -> change.vanished().map(failed -> TimelineEvent.of("SENSOR", "BACK", failed.sensor()))));
    }

    private static boolean gone(WorkerProcess process) {
        return process.pane() == Sign.GONE || process.process() == Sign.GONE;
    }

    private <O extends Order> void order(Class<O> type, Function<O, TimelineEvent> words) {
        register(type, change -> change.appeared()
                .map(words)
                .or(() -> change.vanished().map(words).map(TimelineEventDetector::ended)));
    }

    private static TimelineEvent ended(TimelineEvent order) {
        return new TimelineEvent(order.kind(), "END_" + order.event(), order.worker(), "", order.text(), 0, "");
    }

    private static String words(String author, String about) {
        return about.isEmpty() ? "by " + author : "by " + author + ": " + about;
    }

    private <F extends Fact> void register(Class<F> type, Function<FactChange<F>, Optional<TimelineEvent>> teller) {
        detectors.put(
                type.getSimpleName(),
                change -> teller.apply(new FactChange<>(
                        change.before().map(type::cast), change.after().map(type::cast))));
    }

    /** The names of the facts that are told of. */
    Set<String> types() {
        return detectors.keySet();
    }

    /** Empty when nothing worth telling happened to the thing of this key. */
    Optional<TimelineEvent> of(String key, Optional<Fact> before, Optional<Fact> after) {
        return detectors.get(key.substring(0, key.indexOf('/'))).apply(new FactChange<>(before, after));
    }
}
