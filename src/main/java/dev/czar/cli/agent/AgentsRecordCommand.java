package dev.czar.cli.agent;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.agent.AgentScreens.WorkerScreen;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.FailureText;
import dev.czar.world.agent.ScreenLabel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Keeps a worker's screen with the state a human says it has, for {@code czar agents check}. */
@Command(name = "record", description = "Keep a worker's screen as a test file, labelled with its true state.")
final class AgentsRecordCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    @ParentCommand
    private AgentsCommand agents;

    @Parameters(paramLabel = "WORKER", description = "A worker whose session is running.")
    private String worker;

    @Option(
            names = "--state",
            required = true,
            paramLabel = "STATE",
            description = "What the screen truly shows: active, background, idle, blocked, limited, quota, nocredit,"
                    + " servererror, contextfull, authlost or unknown.")
    private String state;

    @Option(names = "--into", paramLabel = "DIR", description = "Default: .czar/screens of the project.")
    private Path into;

    @Override
    public Integer call() {
        CzarCommand czar = agents.czar();
        ScreenLabel label = ScreenLabel.ofFile(state)
                .filter(known -> state.matches("[a-z]+"))
                .orElseThrow(() -> CommandFailure.wrongUsage(
                        state + " is no state",
                        "states are "
                                + Arrays.stream(ScreenLabel.values())
                                        .map(ScreenLabel::word)
                                        .collect(Collectors.joining(", "))));
        WorkerScreen screen = AgentScreens.ofWorker(czar, worker);
        Path file = write(czar, screen, label);
        ScreenLabel read = new ReadingText(screen.agent(), screen.text()).label();
        if (czar.json()) {
            czar.output().json(Map.of("file", file.toString(), "expected", label.word(), "read", read.word()));
        } else {
            czar.output().line(file.toString());
            czar.output()
                    .line("It is " + label.word() + (label.agrees(read) ? " and" : ", but") + " is read as "
                            + read.word() + ". Check it again with: czar agents check " + file);
        }
        return 0;
    }

    private Path write(CzarCommand czar, WorkerScreen screen, ScreenLabel label) {
        Path folder = into == null
                ? screen.layout().czarDirectory().resolve("screens")
                : czar.environment().directory().resolve(into);
        String name = label.word() + "-" + worker + "-"
                + TIME.format(czar.environment().clock().instant()) + ".txt";
        Path file = folder.resolve(screen.agent().name()).resolve(name);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, screen.text(), StandardOpenOption.CREATE_NEW);
        } catch (IOException unwritable) {
            throw CommandFailure.of("cannot write " + file + ": " + FailureText.of(unwritable), "", unwritable);
        }
    }
}
