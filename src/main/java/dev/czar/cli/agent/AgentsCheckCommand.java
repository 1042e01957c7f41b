package dev.czar.cli.agent;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.io.FailureText;
import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.ScreenLabel;
import dev.czar.world.agent.ScreenLabel.ConfusionMatrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Reads screens from files; those whose name begins with a state are compared with it. */
@Command(
        name = "check",
        description = "Read screens from files: which sign in which line. Names that begin with a state are compared.",
        footer = {
            "",
            "A folder AGENT in the path names the agent. Exit code 1 when a screen is not read as its name says."
        })
final class AgentsCheckCommand implements Callable<Integer> {

    private static final String SCREEN = ".*\\.(txt|ansi|screen)";

    @ParentCommand
    private AgentsCommand agents;

    @Parameters(paramLabel = "SCREEN", arity = "1..*", description = "Files or folders of what a terminal showed.")
    private List<Path> paths;

    @Option(names = "--agent", paramLabel = "AGENT", description = "The agent that drew them.")
    private String agent;

    private final ConfusionMatrix matrix = new ConfusionMatrix();
    private final List<Map<String, Object>> results = new ArrayList<>();

    @Override
    public Integer call() {
        CzarCommand czar = agents.czar();
        AgentCatalog catalog = AgentScreens.catalog(czar);
        boolean details = paths.stream().noneMatch(path -> Files.isDirectory(resolved(path)));
        for (Path path : paths) {
            for (Path file : files(resolved(path))) {
                check(catalog, file, details && !czar.json());
            }
        }
        if (czar.json()) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("screens", results);
            json.put("compared", matrix.total());
            json.put("wrong", matrix.wrong());
            json.put("confusion", matrix.counts());
            czar.output().json(json);
        } else if (matrix.total() > 0) {
            printMatrix(czar);
        }
        return FailureHandler.exitCode(matrix.wrong() == 0);
    }

    private void check(AgentCatalog catalog, Path file, boolean print) {
        CzarCommand czar = agents.czar();
        AgentProfile profile = AgentScreens.named(catalog, agentOf(catalog, file));
        ReadingText reading = new ReadingText(profile, text(file));
        Optional<ScreenLabel> expected = ScreenLabel.ofFile(file.getFileName().toString());
        expected.ifPresent(label -> matrix.add(label, reading.label()));
        boolean wrong = expected.isPresent() && !expected.get().agrees(reading.label());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("file", shown(file));
        result.put("expected", expected.map(ScreenLabel::word).orElse(""));
        result.putAll(reading.json());
        results.add(result);
        if (print || wrong && !czar.json()) {
            String said = expected.map(label -> ", said to be " + label.word()).orElse("");
            czar.output().line(wrong ? Colour.BAD : Colour.PLAIN, shown(file) + " (" + profile.name() + said + ")");
            reading.print(czar.output());
        } else if (expected.isEmpty() && !czar.json()) {
            czar.output()
                    .line(shown(file) + " (" + profile.name() + "): "
                            + reading.label().word());
        }
    }

    private void printMatrix(CzarCommand czar) {
        matrix.counts().forEach((expected, read) -> czar.output()
                .line(expected.word() + " ".repeat(12 - expected.word().length()) + "read as "
                        + read.entrySet().stream()
                                .map(count -> count.getKey().word() + " " + count.getValue())
                                .collect(Collectors.joining(", "))));
        czar.output()
                .line(
                        matrix.wrong() == 0 ? Colour.GOOD : Colour.BAD,
                        matrix.total() + " compared, " + matrix.wrong() + " wrong");
    }

    private String agentOf(AgentCatalog catalog, Path file) {
        if (agent != null) {
            return agent;
        }
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (folder.getFileName() != null
                    && catalog.names().contains(folder.getFileName().toString())) {
                return folder.getFileName().toString();
            }
        }
        throw CommandFailure.wrongUsage("which agent drew " + file + "?", "czar agents check --agent claude " + file);
    }

    private String shown(Path file) {
        Path here = agents.czar().environment().directory();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    private Path resolved(Path path) {
        return agents.czar().environment().directory().resolve(path).normalize();
    }

    private static List<Path> files(Path path) {
        if (!Files.exists(path)) {
            throw CommandFailure.wrongUsage("there is no " + path, "");
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.filter(file -> Files.isRegularFile(file)
                            && file.getFileName().toString().matches(SCREEN))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw CommandFailure.of("cannot read " + path + ": " + FailureText.of(unreadable), "", unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw CommandFailure.of("cannot read " + file + ": " + FailureText.of(unreadable), "", unreadable);
        }
    }
}
