package dev.czar.loop;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.Briefs;
import dev.czar.actuator.delivery.Courier;
import dev.czar.actuator.delivery.Crew;
import dev.czar.actuator.delivery.Messenger;
import dev.czar.actuator.delivery.Nudging;
import dev.czar.actuator.delivery.TaskInjection;
import dev.czar.actuator.delivery.Telling;
import dev.czar.actuator.delivery.Timing;
import dev.czar.actuator.delivery.WorkReturn;
import dev.czar.actuator.integration.CheckRunner;
import dev.czar.actuator.integration.PullRequestOpener;
import dev.czar.actuator.integration.PullRequestReviewer;
import dev.czar.actuator.integration.Site;
import dev.czar.actuator.integration.TaskPreparer;
import dev.czar.actuator.notice.HumanAlert;
import dev.czar.actuator.notice.ProjectFinish;
import dev.czar.actuator.omnibus.OmnibusBuilder;
import dev.czar.actuator.omnibus.OmnibusLander;
import dev.czar.actuator.session.Sessions;
import dev.czar.actuator.session.WorkerRestart;
import dev.czar.actuator.session.WorkerStart;
import dev.czar.decision.Journal;
import dev.czar.fact.Snapshot;
import dev.czar.project.Acknowledgements;
import dev.czar.project.HistoryFile;
import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;
import dev.czar.project.Prompts;
import dev.czar.project.QueuedTask;
import dev.czar.project.WorkQueueFile;
import dev.czar.world.check.CheckCommand;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The actuators of one project; each permitted action has exactly one, save those the ledger does itself. */
final class Hands {

    private final ProjectLayout layout;
    private final ProjectConfig config;
    private final Outside outside;
    private final Journal journal;
    private final Clock clock;

    Hands(ProjectLayout layout, ProjectConfig config, Outside outside, Journal journal, Clock clock) {
        this.layout = layout;
        this.config = config;
        this.outside = outside;
        this.journal = journal;
        this.clock = clock;
    }

    List<Actuator<?>> actuators(Acknowledgements acknowledgements, Supplier<Snapshot> known) {
        Crew crew = outside.crew();
        Prompts prompts = new Prompts(layout.prompts());
        Courier courier = new Courier(outside.terminal(), acknowledgements, prompts, journal, clock, Timing.DEFAULT);
        Messenger messenger = new Messenger(courier, crew, prompts, clock);
        Sessions sessions = new Sessions(outside.terminal(), crew, outside.workplace(), layout.spool());
        WorkQueueFile queue = new WorkQueueFile(layout, clock);
        dev.czar.project.Briefs files = new dev.czar.project.Briefs(layout, queue);
        Briefs briefs = task -> files.read(task).text();
        Site site = new Site(outside.repository(), outside.trunk(), journal, clock);
        return List.of(
                new WorkerStart(sessions, clock),
                new WorkerRestart(sessions, journal, clock),
                new TaskInjection(messenger, outside.workplace(), briefs),
                new Nudging(messenger),
                new Telling(messenger, outside.workplace()),
                new WorkReturn(messenger),
                new TaskPreparer(briefs, outside.workplace(), clock),
                new CheckRunner(outside.checks(), task -> acceptance(queue, task), clock),
                new PullRequestOpener(site, outside.forge()),
                new PullRequestReviewer(site, outside.forge(), outside.reviewer()),
                new OmnibusBuilder(site, outside.merger(), outside.checks(), config.parallel()),
                new OmnibusLander(site, outside.forge()),
                new ProjectFinish(
                        new HistoryFile(layout, clock),
                        config.mainline(),
                        List.copyOf(config.workers().keySet()),
                        known,
                        clock),
                new HumanAlert(layout.stateDirectory().resolve("notices.log"), config.notification(), journal, clock));
    }

    private static List<CheckCommand> acceptance(WorkQueueFile queue, String task) throws ProjectProblem {
        return Outside.commands(
                queue.read().value().task(task).map(QueuedTask::acceptance).orElse(List.of()));
    }
}
