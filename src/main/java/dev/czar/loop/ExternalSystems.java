package dev.czar.loop;

import dev.czar.actuator.delivery.WorkerSessions;
import dev.czar.actuator.delivery.WorkerSessions.WorkerSession;
import dev.czar.actuator.notification.NotificationOutbox;
import dev.czar.actuator.notification.NotificationOutbox.AlertLinks;
import dev.czar.actuator.notification.NotificationOutbox.OutboxSetting;
import dev.czar.project.config.ForgeConfig;
import dev.czar.project.config.ForgeConfig.ForgeKind;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.config.ProjectConfig.WorkerConfig;
import dev.czar.project.config.ReviewerConfig;
import dev.czar.project.config.TrackerConfig;
import dev.czar.project.files.AnswerLinks;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.PromptTemplates;
import dev.czar.world.QuotaUsage;
import dev.czar.world.SecretValue;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.AgentProfile.InvalidAgentException;
import dev.czar.world.check.CheckSuite;
import dev.czar.world.check.CheckoutSetup;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgeLanding;
import dev.czar.world.forge.IssueTracker;
import dev.czar.world.forge.LocalForge;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.connection.RequestLimits.Sleeper;
import dev.czar.world.forge.gitea.GiteaServer;
import dev.czar.world.forge.github.GitHubCredentials;
import dev.czar.world.forge.github.GitHubForge;
import dev.czar.world.forge.github.GitHubForge.GitHubAddress;
import dev.czar.world.forge.gitlab.GitLabServer;
import dev.czar.world.forge.hosted.ServerAddress;
import dev.czar.world.forge.hosted.ServerKind;
import dev.czar.world.forge.linear.LinearIssues;
import dev.czar.world.forge.linear.LinearIssues.LinearTeam;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.LandingBranches;
import dev.czar.world.git.OriginRemote;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.worktree.WorkerWorktrees;
import dev.czar.world.review.CodeReviewer;
import dev.czar.world.review.CodeReviewer.NoReviewer;
import dev.czar.world.review.CommandReviewer;
import dev.czar.world.review.DailyTokenBudget;
import dev.czar.world.review.ModelReviewer;
import dev.czar.world.review.ReviewModel;
import dev.czar.world.terminal.SessionHosts;
import dev.czar.world.terminal.TerminalHost;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The world of one project behind its nouns. */
record ExternalSystems(
        TerminalHost terminal,
        Map<String, AgentProfile> agents,
        GitRepository repository,
        IntegrationBranches trunk,
        CommitMerger merger,
        WorkerWorktrees workplace,
        CheckSuite checks,
        CheckoutSetup setup,
        Forge forge,
        Optional<IssueTracker> tracker,
        CodeReviewer reviewer,
        NotificationOutbox outbox) {

    static ExternalSystems of(ProjectLayout layout, ProjectConfig config, Clock clock) throws ProjectException {
        GitRepository repository = GitRepository.open(layout.root());
        IntegrationBranches trunk = IntegrationBranches.of(config.mainline(), config.omnibus(), config.branches());
        CommitMerger merger = new CommitMerger(repository, config.unionFiles());
        Path state = layout.stateDirectory();
        CheckoutSetup setup = new CheckoutSetup(config.setup(), state.resolve("setup"), commit -> repository
                .history()
                .contains(repository.requireHead(trunk.mainline()), commit));
        Map<String, AgentProfile> agents = agents(config);
        return new ExternalSystems(
                SessionHosts.of(layout.tmuxSocket(config.project()), state, agents, System.getenv())
                        .all(),
                agents,
                repository,
                trunk,
                merger,
                new WorkerWorktrees(repository, trunk, merger, config.worktrees()),
                new CheckSuite(repository, config.checks(), state.resolve("checks"), setup),
                setup,
                forge(config, repository, clock),
                tracker(config, clock),
                reviewer(layout, config, clock),
                outbox(layout, config, clock));
    }

    private static NotificationOutbox outbox(ProjectLayout layout, ProjectConfig config, Clock clock) {
        String address = config.notifications().link().isEmpty()
                ? "http://127.0.0.1:" + config.port()
                : config.notifications().link();
        OutboxSetting setting = new OutboxSetting(
                config.project(),
                config.notifications(),
                layout.operatorFiles().resolve("notifications"),
                new AlertLinks(
                        address,
                        config.project(),
                        config.workers().keySet(),
                        AnswerLinks.of(
                                layout, config.project(), config.notifications().answerLinks())),
                config.clockZone());
        return new NotificationOutbox(setting, System.getenv(), clock);
    }

    /** The issues of the forge, where czar.yaml makes tasks of them. */
    Optional<IssueTracker> issues(ProjectConfig config) {
        return config.forge().flatMap(ForgeConfig::issueLabel).flatMap(forge::issues);
    }

    /** Where the mainline is that people share, which czar.yaml says that tested work lands on. */
    OriginRemote origin() throws ProjectException {
        return OriginRemote.of(repository, trunk)
                .orElseThrow(
                        () -> new ProjectException("czar.yaml does not say landing: local, and the repository has no"
                                + " remote that it can land at (git remote add origin URL)"));
    }

    LandingBranches landingBranches() throws ProjectException {
        return new LandingBranches(repository, trunk, origin());
    }

    ForgeLanding landing() throws ProjectException {
        return forge.landing()
                .orElseThrow(
                        () -> new ProjectException(
                                "czar.yaml says landing: pull-request, which needs `forge` to be one that merges: kind: github or gitlab"));
    }

    List<QuotaUsage> quotas() {
        return Stream.concat(forge.spendings().stream(), reviewer.spendings().stream())
                .toList();
    }

    WorkerSessions workerSessions() {
        Map<String, WorkerSession> seats = new LinkedHashMap<>();
        agents.forEach(
                (worker, agent) -> seats.put(worker, new WorkerSession(worker, agent, workplace.directoryOf(worker))));
        return new WorkerSessions(seats, trunk.tasks());
    }

    private static Map<String, AgentProfile> agents(ProjectConfig config) throws ProjectException {
        try {
            AgentCatalog known = AgentCatalog.withOverrides(config.agents());
            Map<String, AgentProfile> agents = new LinkedHashMap<>();
            for (WorkerConfig worker : config.workers().values()) {
                agents.put(worker.id(), known.of(worker.agent(), worker.headless()));
            }
            return agents;
        } catch (InvalidAgentException invalid) {
            throw new ProjectException("czar.yaml: " + invalid.getMessage(), invalid);
        }
    }

    private static Forge forge(ProjectConfig config, GitRepository repository, Clock clock) throws ProjectException {
        if (config.forge().isEmpty()) {
            return new LocalForge(repository, clock);
        }
        ForgeConfig chosen = config.forge().get();
        String secret = chosen.token().read(System.getenv());
        Sleeper pause = length -> Thread.sleep(length.toMillis());
        if (chosen.kind() != ForgeKind.GITHUB) {
            ServerAddress address =
                    new ServerAddress(chosen.url(), chosen.repository(), new SecretValue(secret), config.branches());
            return kind(chosen.kind()).forge(address, clock, pause);
        }
        GitHubAddress address = new GitHubAddress(
                chosen.url(),
                chosen.owner(),
                chosen.name(),
                GitHubCredentials.of(chosen.app(), secret),
                config.branches());
        return new GitHubForge(address, RequestLimits.DEFAULT, clock, pause);
    }

    private static Optional<IssueTracker> tracker(ProjectConfig config, Clock clock) throws ProjectException {
        if (config.tracker().isEmpty()) {
            return Optional.empty();
        }
        TrackerConfig chosen = config.tracker().get();
        LinearTeam team =
                new LinearTeam(chosen.url(), chosen.team(), chosen.token().read(System.getenv()));
        Sleeper pause = length -> Thread.sleep(length.toMillis());
        return Optional.of(LinearIssues.tracker(team, chosen.label(), clock, pause));
    }

    private static ServerKind kind(ForgeKind kind) {
        return switch (kind) {
            case GITLAB -> GitLabServer.GITLAB;
            case FORGEJO -> GiteaServer.FORGEJO;
            default -> GiteaServer.GITEA;
        };
    }

    private static CodeReviewer reviewer(ProjectLayout layout, ProjectConfig config, Clock clock)
            throws ProjectException {
        if (config.reviewer().isEmpty()) {
            return new NoReviewer();
        }
        ReviewerConfig chosen = config.reviewer().get();
        if (chosen instanceof ReviewerConfig.OfCommand command) {
            return new CommandReviewer(command.command(), layout.root(), command.timeout());
        }
        ReviewerConfig.OfModel model = (ReviewerConfig.OfModel) chosen;
        return new ModelReviewer(
                new ReviewModel(
                        ReviewModel.Api.valueOf(model.api().name()), model.model(), model.url(), model.timeout()),
                new SecretValue(model.key().read(System.getenv())),
                new PromptTemplates(layout.prompts()).fill("review", Map.of()),
                new DailyTokenBudget(layout.stateDirectory().resolve("reviewer-tokens"), model.tokens(), clock));
    }
}
