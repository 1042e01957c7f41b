package dev.czar.ledger;

import dev.czar.fact.Approval;
import dev.czar.fact.CheckResult;
import dev.czar.fact.CompletionClaim;
import dev.czar.fact.EmergencyStop;
import dev.czar.fact.Evicted;
import dev.czar.fact.Fact;
import dev.czar.fact.Hold;
import dev.czar.fact.Integrated;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Order;
import dev.czar.fact.Pause;
import dev.czar.fact.Project;
import dev.czar.fact.PullRequest;
import dev.czar.fact.Resource;
import dev.czar.fact.Review;
import dev.czar.fact.SensorFailed;
import dev.czar.fact.Sign;
import dev.czar.fact.TerminalServer;
import dev.czar.fact.Veto;
import dev.czar.fact.WorkerProcess;
import dev.czar.fact.WorkerResource;
import dev.czar.fact.Workspace;
import dev.czar.ledger.Happening.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Which changes of which facts are worth telling. */
final class Happenings {

    private final Map<String, Function<Change<Fact>, Optional<Happening>>> tellers = new LinkedHashMap<>();

    Happenings() {
        work();
        integration();
        incidents();
        order(Hold.class, hold -> Happening.of("ORDER", "HOLD", words(hold.author(), hold.reason()))
                .to(hold.worker()));
        order(Pause.class, pause -> Happening.of("ORDER", "PAUSE", words(pause.author(), pause.reason())));
        order(
                EmergencyStop.class,
                stop -> Happening.of("ORDER", "EMERGENCY_STOP", words(stop.author(), stop.reason())));
        order(Approval.class, given -> Happening.of("ORDER", "APPROVE", words(given.author(), given.decision())));
        order(Veto.class, veto -> Happening.of("ORDER", "VETO", words(veto.author(), veto.decision())));
    }

    private void work() {
        tell(Workspace.class, change -> change.turned(Workspace::head)
                .filter(now -> now.ahead() > 0 && change.before().isPresent())
                .map(now -> Happening.of("COMMIT", "SEEN", "new head of " + now.branch())
                        .to(now.worker())
                        .at(now.head())));
        tell(CompletionClaim.class, change -> change.turned(CompletionClaim::head)
                .map(claim -> Happening.of("COMPLETION", "CLAIMED", "says it is complete")
                        .to(claim.worker())
                        .on(claim.task())
                        .at(claim.head())));
        tell(CheckResult.class, change -> change.turned(check -> check.head() + check.status())
                .map(check -> Happening.of("CHECK", check.status(), check.signature())
                        .on(check.task())
                        .at(check.head())));
        tell(PullRequest.class, change -> change.turned(PullRequest::state)
                .map(pull -> Happening.of("PULL_REQUEST", pull.state(), pull.branch())
                        .to(pull.worker())
                        .on(pull.task())
                        .in(pull.number())
                        .at(pull.head())));
        tell(Review.class, change -> change.turned(review -> review.head() + review.verdict())
                .map(review -> Happening.of("REVIEW", review.verdict(), review.summary())
                        .on(review.task())
                        .in(review.number())
                        .at(review.head())));
    }

    private void integration() {
        tell(Integrated.class, change -> change.turned(Integrated::head)
                .map(in -> Happening.of("INTEGRATED", "DONE", in.branch())
                        .on(in.task())
                        .at(in.commit())));
        tell(Evicted.class, change -> change.turned(Evicted::head)
                .map(out -> Happening.of("EVICTED", out.reason(), out.branch())
                        .on(out.task())
                        .at(out.head())));
        tell(Omnibus.class, change -> change.turned(omnibus -> omnibus.commit() + omnibus.state())
                .map(omnibus -> Happening.of("OMNIBUS", omnibus.state(), "").at(omnibus.commit())));
        tell(Project.class, change -> change.turned(Project::state)
                .map(project -> Happening.of("PROJECT", project.state(), "")));
    }

    private void incidents() {
        tell(WorkerProcess.class, change -> change.turned(process -> gone(process))
                .filter(process -> change.before().isPresent())
                .map(process -> Happening.of("PROCESS", gone(process) ? "GONE" : "BACK", "")
                        .to(process.worker())));
        tell(WorkerResource.class, change -> change.turned(WorkerResource::resource)
                .filter(now ->
                        now.resource() != Resource.AVAILABLE || change.before().isPresent())
                .map(now -> Happening.of("RESOURCE", now.resource(), "").to(now.worker())));
        tell(TerminalServer.class, change -> change.turned(TerminalServer::sign)
                .filter(server -> change.before().isPresent())
                .map(server -> Happening.of("TERMINAL", server.sign(), "the server of all terminals")));
        tell(SensorFailed.class, change -> change.turned(SensorFailed::reason)
                .map(failed -> Happening.of("SENSOR", "FAILED", failed.sensor() + ": " + failed.reason()))
                .or(() -> change.vanished().map(failed -> Happening.of("SENSOR", "BACK", failed.sensor()))));
    }

    private static boolean gone(WorkerProcess process) {
        return process.pane() == Sign.GONE || process.process() == Sign.GONE;
    }

    private <O extends Order> void order(Class<O> type, Function<O, Happening> words) {
        tell(type, change -> change.appeared()
                .map(words)
                .or(() -> change.vanished().map(words).map(Happenings::ended)));
    }

    private static Happening ended(Happening order) {
        return new Happening(order.kind(), "END_" + order.event(), order.worker(), "", order.text(), 0, "");
    }

    private static String words(String author, String about) {
        return about.isEmpty() ? "by " + author : "by " + author + ": " + about;
    }

    private <F extends Fact> void tell(Class<F> type, Function<Change<F>, Optional<Happening>> teller) {
        tellers.put(
                type.getSimpleName(),
                change -> teller.apply(new Change<>(
                        change.before().map(type::cast), change.after().map(type::cast))));
    }

    /** The names of the facts that are told of. */
    Set<String> types() {
        return tellers.keySet();
    }

    /** Empty when nothing worth telling happened to the thing of this key. */
    Optional<Happening> of(String key, Optional<Fact> before, Optional<Fact> after) {
        return tellers.get(key.substring(0, key.indexOf('/'))).apply(new Change<>(before, after));
    }
}
