package dev.czar.cli.setup;

import dev.czar.cli.console.NameSuggestion;
import dev.czar.cli.console.ProgramLookup;
import dev.czar.cli.console.ProgramVersion;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.AgentProfile.InvalidAgentException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether the programs of the workers' agents can be started here: the program, its version, its script and its login. */
final class AgentProbe {

    /** What runs a script that is named after it. */
    private static final List<String> INTERPRETERS =
            List.of("sh", "bash", "dash", "zsh", "python", "python3", "node", "ruby", "perl", "deno", "bun");

    private final ProjectLayout layout;
    private final Map<String, String> environment;
    private final ProgramLookup programs;

    AgentProbe(ProjectLayout layout, Map<String, String> environment) {
        this.layout = layout;
        this.environment = environment;
        this.programs = new ProgramLookup(environment);
    }

    /** One for each agent that a worker runs; none where czar.yaml cannot be read, which is said elsewhere. */
    List<DoctorFinding> findings() {
        List<DoctorFinding> findings = new ArrayList<>();
        try {
            ProjectConfig config = ProjectConfig.load(layout);
            AgentCatalog catalog = AgentCatalog.withOverrides(config.agents());
            Map<String, List<String>> workers = new TreeMap<>();
            new TreeMap<>(config.agentsOfWorkers())
                    .forEach((worker, agent) -> workers.computeIfAbsent(agent, unknown -> new ArrayList<>())
                            .add(worker));
            workers.forEach((agent, its) -> findings.add(finding(catalog, agent, String.join(", ", its))));
        } catch (ProjectException said) {
            return List.of();
        } catch (InvalidAgentException invalid) {
            return List.of(DoctorFinding.fail("agents", invalid.getMessage(), "edit " + layout.configFile()));
        }
        return findings;
    }

    private DoctorFinding finding(AgentCatalog catalog, String agent, String workers) {
        try {
            return finding(catalog.named(agent), workers);
        } catch (InvalidAgentException unknown) {
            return DoctorFinding.fail(
                    "agent " + agent,
                    "there is no agent " + agent + ", which is to be run by " + workers,
                    NameSuggestion.of(agent, catalog.names(), "see: czar agents list;") + " edit "
                            + layout.configFile());
        }
    }

    private DoctorFinding finding(AgentProfile agent, String workers) {
        String subject = "agent " + agent.name();
        String program = agent.command().get(0);
        String other = "or name another command under agents in " + layout.configFile();
        ProgramVersion here = ProgramVersion.of(program, agent.shell(), programs);
        Optional<String> script = missingScript(agent.command());
        if (!here.present()) {
            return DoctorFinding.fail(
                    subject, program + ", run by " + workers + ", is not on PATH", "install it, " + other);
        }
        if (script.isPresent()) {
            return DoctorFinding.fail(
                    subject,
                    script.get() + ", run with " + program + " by " + workers + ", is not in the repository",
                    "add and commit it, " + other);
        }
        String found = (program + " " + here.number()).strip();
        if (!here.isAmong(agent.testedVersions())) {
            return DoctorFinding.warn(
                    subject,
                    found + "; tested with " + String.join(", ", agent.testedVersions()),
                    "look at how its screens are read: czar agents explain WORKER");
        }
        return isLoggedIn(agent)
                ? DoctorFinding.ok(subject, found)
                : DoctorFinding.warn(
                        subject,
                        found + "; no login seen: none of " + String.join(", ", agent.credentials()),
                        "log in by running " + program + " once, unless a keychain has it");
    }

    /** A worktree is made of what is committed; an absolute path is looked at where it is. */
    private Optional<String> missingScript(List<String> command) {
        String program = Path.of(command.get(0)).getFileName().toString();
        return command.stream()
                .skip(1)
                .findFirst()
                .filter(word ->
                        INTERPRETERS.contains(program) && word.matches("[\\w./-]*\\.\\w+") && !word.startsWith("-"))
                .filter(word -> !Files.exists(layout.root().resolve(word)));
    }

    private boolean isLoggedIn(AgentProfile agent) {
        return agent.credentials().isEmpty() || agent.credentials().stream().anyMatch(this::isThere);
    }

    private boolean isThere(String credential) {
        if (credential.startsWith("$")) {
            return !environment.getOrDefault(credential.substring(1), "").isEmpty();
        }
        String home = environment.getOrDefault("HOME", "");
        return Files.exists(Path.of(credential.replaceFirst("^~", home)));
    }
}
