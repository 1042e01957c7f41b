package dev.czar.cli.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a program is on the PATH, and the version it says it has (empty when it does not say). */
record ProgramVersion(boolean present, String number) {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)+");
    private static final long TIMEOUT_SECONDS = 15;

    /** A shell is not asked. */
    static ProgramVersion of(String program, boolean shell, Map<String, String> environment) {
        Optional<Path> file = Stream.of(environment.getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
        return new ProgramVersion(
                file.isPresent(),
                shell ? "" : file.map(found -> asked(found, environment)).orElse(""));
    }

    /** Whether this version is the tested one or a later part of it: 2.1 is 2.1.7, and not 2.10. */
    boolean begins(String tested) {
        return number.equals(tested) || number.startsWith(tested + ".");
    }

    private static String asked(Path program, Map<String, String> environment) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(List.of(program.toString(), "--version")).redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            Matcher number =
                    NUMBER.matcher(new String(process.getInputStream().readNBytes(1_000), StandardCharsets.UTF_8));
            return number.find() ? number.group() : "";
        } catch (IOException unanswered) {
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
