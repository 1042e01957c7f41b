package dev.czar.loop;

import dev.czar.actuator.delivery.Crew;
import dev.czar.actuator.delivery.Seat;
import dev.czar.project.CheckConfig;
import dev.czar.project.ForgeConfig;
import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;
import dev.czar.project.Prompts;
import dev.czar.project.ReviewerConfig;
import dev.czar.project.WorkerConfig;
import dev.czar.world.Secret;
import dev.czar.world.Spending;
import dev.czar.world.agent.Agent;
import dev.czar.world.agent.Agents;
import dev.czar.world.agent.InvalidAgent;
import dev.czar.world.check.CheckCommand;
import dev.czar.world.check.Checks;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.LocalForge;
import dev.czar.world.forge.github.Courtesy;
import dev.czar.world.forge.github.GitHubAddress;
import dev.czar.world.forge.github.GitHubForge;
import dev.czar.world.git.MergeTree;
import dev.czar.world.git.Repository;
import dev.czar.world.git.Trunk;
import dev.czar.world.git.Workplace;
import dev.czar.world.review.Allowance;
import dev.czar.world.review.CommandReviewer;
import dev.czar.world.review.ModelChoice;
import dev.czar.world.review.ModelReviewer;
import dev.czar.world.review.NoReviewer;
import dev.czar.world.review.Reviewer;
import dev.czar.world.terminal.Terminal;
import dev.czar.world.terminal.Tmux;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The world of one project behind its nouns. */
record Outside(
        Terminal terminal,
        Map<String, Agent> agents,
        Repository repository,
        Trunk trunk,
        MergeTree merger,
        Workplace workplace,
        Checks checks,
        Forge forge,
        Reviewer reviewer) {

    static Outside of(ProjectLayout layout, ProjectConfig config, Clock clock) throws ProjectProblem {
        Repository repository = Repository.open(layout.root());
        Trunk trunk = Trunk.of(config.mainline(), config.omnibus());
        MergeTree merger = new MergeTree(repository, config.union());
        Path state = layout.stateDirectory();
        return new Outside(
                new Tmux(layout.tmuxSocket(config.project()), state.resolve("tmux"), System.getenv()),
                agents(config),
                repository,
                trunk,
                merger,
                new Workplace(repository, trunk, merger, config.worktrees()),
                new Checks(repository, commands(config.checks()), state.resolve("checks")),
                forge(config, repository, clock),
                reviewer(layout, config, clock));
    }

    List<Spending> spendings() {
        return Stream.concat(forge.spendings().stream(), reviewer.spendings().stream())
                .toList();
    }

    Crew crew() {
        Map<String, Seat> seats = new LinkedHashMap<>();
        agents.forEach((worker, agent) -> seats.put(worker, new Seat(worker, agent, workplace.of(worker))));
        return new Crew(seats);
    }

    private static Map<String, Agent> agents(ProjectConfig config) throws ProjectProblem {
        try {
            Agents known = Agents.with(config.agents());
            Map<String, Agent> agents = new LinkedHashMap<>();
            for (WorkerConfig worker : config.workers().values()) {
                agents.put(worker.id(), known.named(worker.agent()));
            }
            return agents;
        } catch (InvalidAgent invalid) {
            throw new ProjectProblem("czar.yaml: " + invalid.getMessage(), invalid);
        }
    }

    static List<CheckCommand> commands(List<CheckConfig> checks) {
        return checks.stream()
                .map(check -> new CheckCommand(check.name(), check.command(), check.timeout()))
                .toList();
    }

    private static Forge forge(ProjectConfig config, Repository repository, Clock clock) throws ProjectProblem {
        if (config.forge().isEmpty()) {
            return new LocalForge(repository, clock);
        }
        ForgeConfig chosen = config.forge().get();
        Secret token = new Secret(chosen.token().read(System.getenv()));
        GitHubAddress address = new GitHubAddress(chosen.url(), chosen.owner(), chosen.name(), token);
        return new GitHubForge(address, Courtesy.DEFAULT, clock, length -> Thread.sleep(length.toMillis()));
    }

    private static Reviewer reviewer(ProjectLayout layout, ProjectConfig config, Clock clock) throws ProjectProblem {
        if (config.reviewer().isEmpty()) {
            return new NoReviewer();
        }
        ReviewerConfig chosen = config.reviewer().get();
        if (chosen instanceof ReviewerConfig.OfCommand command) {
            return new CommandReviewer(command.command(), layout.root(), command.timeout());
        }
        ReviewerConfig.OfModel model = (ReviewerConfig.OfModel) chosen;
        return new ModelReviewer(
                new ModelChoice(
                        ModelChoice.Api.valueOf(model.api().name()), model.model(), model.url(), model.timeout()),
                new Secret(model.key().read(System.getenv())),
                new Prompts(layout.prompts()).fill("review", Map.of()),
                new Allowance(layout.stateDirectory().resolve("reviewer-tokens"), model.tokens(), clock));
    }
}
