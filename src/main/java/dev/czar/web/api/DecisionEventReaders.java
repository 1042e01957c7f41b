package dev.czar.web.api;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.ledger.history.DecisionChanges.SeenDecisions;
import dev.czar.ledger.history.DecisionFilter;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.web.api.DecisionEvents.EventTarget;
import dev.czar.web.request.ProblemDetails;
import dev.czar.web.request.ProblemDetails.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Those who read decisions as they are made; a project that is opened anew ends its readers, which come back by themselves. */
@ApplicationScoped
class DecisionEventReaders {

    private static final int MOST = 50;
    private static final long KEEP_ALIVE_SECONDS = 20;

    private final RunningProjects projects;
    private final Map<DecisionEvents, FollowedProject> readers = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("czar-decision-events"));

    DecisionEventReaders(RunningProjects projects) {
        this.projects = projects;
        thread.scheduleWithFixedDelay(this::keepAlive, KEEP_ALIVE_SECONDS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
        readers.keySet().forEach(DecisionEvents::close);
    }

    /** {@code seen} is empty for who wants what comes from now on. */
    void add(ProjectLoop project, DecisionFilter filter, Optional<SeenDecisions> seen, EventTarget target) {
        readers.forEach(this::forgetClosed);
        if (readers.size() >= MOST) {
            throw new ProblemException(ProblemDetails.of(503, MOST + " readers follow the decisions already")
                    .withHint("end one of them, or ask for /decisions"));
        }
        var changes = project.ledger().decisionChanges(project.name(), filter);
        DecisionEvents events = new DecisionEvents(changes, seen.orElseGet(changes::seenByNow), target, thread);
        events.open();
        Runnable listener = events::wake;
        readers.put(events, new FollowedProject(project, listener));
        project.onCycle(listener);
        events.wake();
    }

    private void keepAlive() {
        readers.forEach(this::closeReplaced);
        readers.forEach(this::forgetClosed);
        readers.keySet().forEach(DecisionEvents::keepAlive);
    }

    private void closeReplaced(DecisionEvents events, FollowedProject followed) {
        if (projects.find(followed.project().name())
                .filter(present -> present == followed.project())
                .isEmpty()) {
            events.close();
        }
    }

    private void forgetClosed(DecisionEvents events, FollowedProject followed) {
        if (events.closed()) {
            followed.project().removeCycleListener(followed.listener());
            readers.remove(events);
        }
    }

    private record FollowedProject(ProjectLoop project, Runnable listener) {}
}
