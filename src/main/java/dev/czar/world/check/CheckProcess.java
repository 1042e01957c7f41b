package dev.czar.world.check;

import dev.czar.io.CheckSpec;
import dev.czar.io.SecretRedaction;
import dev.czar.world.CleanEnvironment;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.PlainText;
import dev.czar.world.check.CheckReport.CheckVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs one check; its process group, and whatever it started besides, end with it. */
final class CheckProcess {
    private static final int TAIL_BYTES = 4096;
    private static final int CANNOT_EXECUTE = 126;
    private static final int NOT_FOUND = 127;

    /** Names its group, bounds the size of any file it writes (1 GiB in 512-byte blocks), keeps its output in order. */
    private static final String WRAPPER = "echo $$ >\"$0\"; ulimit -f 2097152; exec \"$@\" 2>&1";

    private final CheckSpec check;
    private final Path directory;

    CheckProcess(CheckSpec check, Path directory) {
        this.check = check;
        this.directory = directory;
    }

    /** How the check ended, with its last output. */
    CheckEnd run() throws IOException, InterruptedException {
        Path group = directory.resolveSibling(directory.getFileName() + ".group");
        List<String> argv = new ArrayList<>();
        if (canSetSession()) {
            argv.add("setsid");
        }
        argv.addAll(List.of("sh", "-c", WRAPPER, group.toString()));
        argv.addAll(check.command());
        try {
            return ended(ExternalCommand.of(argv)
                    .in(directory)
                    .withOnly(environment())
                    .withTimeLimit(check.timeLimit())
                    .withOutputLimit(TAIL_BYTES)
                    .runWithoutRemains(directory.toString()));
        } finally {
            killGroup(group);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = CleanEnvironment.of(System.getenv());
        environment.put("GIT_CEILING_DIRECTORIES", directory.getParent().toString());
        environment.put("GIT_TERMINAL_PROMPT", "0");
        return environment;
    }

    private CheckEnd ended(CommandResult result) {
        String tail = SecretRedaction.of(PlainText.of(result.output()).strip());
        if (result.timedOut()) {
            return new CheckEnd(check.name(), CheckVerdict.FAILED, "stopped after " + check.timeLimit(), tail);
        }
        CheckVerdict verdict =
                switch (result.exit()) {
                    case 0 -> CheckVerdict.PASSED;
                    case CANNOT_EXECUTE, NOT_FOUND -> CheckVerdict.ERROR;
                    default -> CheckVerdict.FAILED;
                };
        return new CheckEnd(check.name(), verdict, "exit " + result.exit(), tail);
    }

    /** Whatever the check left running in its group is ended. */
    private void killGroup(Path file) throws IOException, InterruptedException {
        if (!Files.exists(file)) {
            return;
        }
        String group = Files.readString(file).strip();
        Files.delete(file);
        if (canSetSession() && group.matches("[1-9][0-9]*")) {
            ExternalCommand.of("sh", "-c", "kill -9 \"-$0\"", group).run();
        }
    }

    private static boolean canSetSession() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid").anyMatch(path -> Files.isExecutable(Path.of(path)));
    }

    /** One check's end: its verdict, how it ended in words, its last output. */
    record CheckEnd(String name, CheckVerdict verdict, String how, String tail) {
        String shown(int limit) {
            String cut = tail.length() > limit ? "…" + tail.substring(tail.length() - limit) : tail;
            return "[%s] %s%n%s".formatted(name, how, cut);
        }
    }
}
