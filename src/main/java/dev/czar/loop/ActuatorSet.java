package dev.czar.loop;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.AlertHumanActuator;
import dev.czar.actuator.FinishProjectActuator;
import dev.czar.actuator.delivery.DeliveryTiming;
import dev.czar.actuator.delivery.MessageDelivery;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.actuator.delivery.WorkerSessions;
import dev.czar.actuator.integration.AnswerCommandActuator;
import dev.czar.actuator.integration.AnswerThreadActuator;
import dev.czar.actuator.integration.AssignTaskActuator;
import dev.czar.actuator.integration.CheckMainlineActuator;
import dev.czar.actuator.integration.CloseIssueActuator;
import dev.czar.actuator.integration.FetchOriginActuator;
import dev.czar.actuator.integration.FollowOriginActuator;
import dev.czar.actuator.integration.IntegrationContext;
import dev.czar.actuator.integration.ListedIssues;
import dev.czar.actuator.integration.MendRepositoryActuator;
import dev.czar.actuator.integration.OpenPullRequestActuator;
import dev.czar.actuator.integration.ReviewPullRequestActuator;
import dev.czar.actuator.integration.RunChecksActuator;
import dev.czar.actuator.integration.RunChecksActuator.AcceptanceChecks;
import dev.czar.actuator.integration.TakeIssueActuator;
import dev.czar.actuator.worker.AnswerPermissionActuator;
import dev.czar.actuator.worker.InjectTaskActuator;
import dev.czar.actuator.worker.InjectTaskActuator.TaskBriefs;
import dev.czar.actuator.worker.NudgeActuator;
import dev.czar.actuator.worker.PrepareTaskActuator;
import dev.czar.actuator.worker.ReadyWorktrees;
import dev.czar.actuator.worker.RestartWorkerActuator;
import dev.czar.actuator.worker.ReturnWorkActuator;
import dev.czar.actuator.worker.SessionLauncher;
import dev.czar.actuator.worker.SessionSetup;
import dev.czar.actuator.worker.StartWorkerActuator;
import dev.czar.actuator.worker.TellActuator;
import dev.czar.actuator.worker.TellOwnActuator;
import dev.czar.decision.ExecutionJournal;
import dev.czar.fact.Project.MergeStyle;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.io.CheckSpec;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.loop.access.CutOffTurns;
import dev.czar.loop.access.ToldNoticeHistory;
import dev.czar.loop.access.WorkerConversations;
import dev.czar.omnibus.build.BuildOmnibusActuator;
import dev.czar.omnibus.build.LandOmnibusActuator;
import dev.czar.omnibus.build.LandingCommits;
import dev.czar.omnibus.build.LandingDestination;
import dev.czar.omnibus.build.PushedDestination;
import dev.czar.omnibus.build.RequestedDestination;
import dev.czar.omnibus.build.WithdrawLandingActuator;
import dev.czar.project.config.IntegrationConfig.LandingPlace;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.PromptTemplates;
import dev.czar.project.queue.TaskBriefReader;
import dev.czar.project.queue.WorkQueue;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.project.report.MessageAcknowledgements;
import dev.czar.project.report.OpenPermissions;
import dev.czar.project.tasklist.TaskList;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.git.recovery.RepositoryLocks;
import dev.czar.world.transcript.TranscriptFinder;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The actuators of one project; each permitted action has exactly one, save those the ledger does itself. */
final class ActuatorSet {

    private final ProjectContext project;
    private final ExternalSystems external;
    private final CycleState state;

    ActuatorSet(ProjectContext project, ExternalSystems external, CycleState state) {
        this.project = project;
        this.external = external;
        this.state = state;
    }

    List<Actuator<?>> actuators(MessageAcknowledgements acknowledgements, OpenPermissions permissions)
            throws ProjectException {
        Clock clock = project.clock();
        ProjectLayout layout = project.layout();
        ProjectConfig config = project.config();
        ExecutionJournal journal = project.ledger().journal(project.name());
        WorkerSessions workers = external.workerSessions();
        PromptTemplates prompts = new PromptTemplates(layout.prompts());
        MessageDelivery delivery = new MessageDelivery(
                external.terminal(), acknowledgements, prompts, journal, clock, DeliveryTiming.DEFAULT);
        WorkerMessenger messenger = new WorkerMessenger(delivery, workers, prompts, clock);
        WorkerConversations conversations = new WorkerConversations(
                state::snapshot, external.agents(), new TranscriptFinder(System.getenv()), clock);
        ProjectHistory history = project.ledger().history(project.name());
        ToldNoticeHistory told = new ToldNoticeHistory(history);
        ReadyWorktrees worktrees = new ReadyWorktrees(external.workplace(), external.setup());
        SessionLauncher sessions = new SessionLauncher(
                external.terminal(), workers, new SessionSetup(layout, worktrees), conversations::session);
        WorkQueueFile queue = new WorkQueueFile(layout, clock);
        TaskBriefReader files = new TaskBriefReader(layout, queue);
        TaskBriefs briefs = task -> files.read(task).text();
        IntegrationContext site = new IntegrationContext(external.repository(), external.trunk(), journal, clock);
        Optional<LandingDestination> destination = destination();
        List<Actuator<?>> always = List.of(
                new StartWorkerActuator(sessions, journal, clock),
                new RestartWorkerActuator(sessions, journal, clock),
                new AnswerPermissionActuator(permissions, clock),
                new InjectTaskActuator(messenger, worktrees, briefs, conversations, told),
                new NudgeActuator(messenger),
                new TellActuator(messenger, external.workplace(), new CutOffTurns(history)),
                new TellOwnActuator(messenger),
                new ReturnWorkActuator(messenger, worktrees, conversations),
                new PrepareTaskActuator(briefs, external.workplace(), clock),
                new RunChecksActuator(site, external.checks(), new QueuedAcceptance(queue)),
                new CheckMainlineActuator(external.checks(), clock),
                new OpenPullRequestActuator(
                        site, external.forge(), external.issues(config).isPresent()),
                new ReviewPullRequestActuator(site, external.forge(), external.reviewer()),
                new AnswerCommandActuator(external.forge(), clock),
                new AnswerThreadActuator(site, external.forge()),
                new AssignTaskActuator(site, external.forge(), queue),
                new BuildOmnibusActuator(site, external.merger(), external.checks(), config.parallelChecks()),
                new LandOmnibusActuator(
                        site,
                        external.forge(),
                        destination,
                        new LandingCommits(
                                external.repository(),
                                external.merger(),
                                config.integration().mergeStyle())),
                new WithdrawLandingActuator(destination, clock),
                new FetchOriginActuator(site),
                new FollowOriginActuator(site),
                new MendRepositoryActuator(
                        external.workplace(), new RepositoryLocks(external.repository(), external.trunk()), clock),
                new FinishProjectActuator(
                        layout, config.mainline(), List.copyOf(config.workers().keySet()), state::snapshot, clock),
                new AlertHumanActuator(
                        layout.stateDirectory().resolve("notices.log"), external.outbox(), journal, clock));
        return Stream.concat(always.stream(), issueActuators(site, queue)).toList();
    }

    /** Only where issues become tasks. */
    private Stream<Actuator<?>> issueActuators(IntegrationContext site, WorkQueueFile queue) {
        Stream<IssueTracker> listed = project.config().tasks().stream()
                .map(path -> ListedIssues.tracker(TaskList.of(project.layout(), path)));
        List<IssueTracker> trackers = Stream.of(
                        external.issues(project.config()).stream(), external.tracker().stream(), listed)
                .flatMap(Function.identity())
                .toList();
        return trackers.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        new TakeIssueActuator(trackers, project.layout(), queue, project.clock()),
                        new CloseIssueActuator(site, trackers));
    }

    private Optional<LandingDestination> destination() throws ProjectException {
        LandingPlace place = project.config().integration().place();
        if (place == LandingPlace.LOCAL) {
            return Optional.empty();
        }
        return Optional.of(
                place == LandingPlace.ORIGIN
                        ? new PushedDestination(external.origin().mainline())
                        : new RequestedDestination(
                                external.repository(),
                                external.landingBranches(),
                                external.landing(),
                                project.config().integration().mergeStyle() != MergeStyle.COMMIT,
                                project.clock()));
    }

    /** What the queue asks of a task; a queue without any tasks is not taken to say that all are over. */
    private record QueuedAcceptance(WorkQueueFile queue) implements AcceptanceChecks {
        @Override
        public List<CheckSpec> forTask(String task) throws ProjectException {
            return queue.read().value().task(task).map(QueuedTask::acceptance).orElse(List.of());
        }

        @Override
        public boolean isOver(String task) throws ProjectException {
            WorkQueue known = queue.read().value();
            return !known.tasks().isEmpty()
                    && known.task(task)
                            .filter(found -> found.status() != TaskStatus.DONE)
                            .isEmpty();
        }
    }
}
