package dev.czar.project.setup;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.CheckSpec;
import dev.czar.project.config.CheckConfigReader;
import dev.czar.project.config.CheckConfigReader.CheckPreset;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The command that usually tests a repository with such files in it: the file that tells of it, its line in czar.yaml, what it runs. */
public record CheckSuggestion(String sign, String entry, CheckSpec check) {

    private static final String SCRIPT = "tests/run.sh";
    private static final String MAKEFILE = "Makefile";
    private static final Pattern TEST_TARGET = Pattern.compile("(?m)^test\\s*:");

    /** What the repository's files tell of; nothing where no file does. */
    public static Optional<CheckSuggestion> of(Path root) {
        return all().values().stream().filter(known -> known.fits(root)).findFirst();
    }

    private static SortedMap<String, CheckSuggestion> all() {
        SortedMap<String, CheckSuggestion> known = new TreeMap<>();
        for (CheckPreset preset : CheckPreset.values()) {
            preset.markerFiles().forEach(file -> add(known, preset(file, preset)));
        }
        add(known, command(MAKEFILE, "make", "test"));
        add(known, command(SCRIPT, "sh", SCRIPT));
        return known;
    }

    private static void add(SortedMap<String, CheckSuggestion> known, CheckSuggestion suggestion) {
        known.put(suggestion.sign(), suggestion);
    }

    private static CheckSuggestion preset(String sign, CheckPreset preset) {
        return new CheckSuggestion(sign, "preset: " + preset.keyword(), spec(preset.keyword(), preset.command()));
    }

    private static CheckSuggestion command(String sign, String... words) {
        return new CheckSuggestion(
                sign,
                "name: tests, command: [\"" + String.join("\", \"", words) + "\"]",
                spec("tests", List.of(words)));
    }

    private static CheckSpec spec(String name, List<String> command) {
        return new CheckSpec(name, command, CheckConfigReader.TIMEOUT);
    }

    /** A Makefile need not have tests. */
    private boolean fits(Path root) {
        Path file = root.resolve(sign);
        try {
            return Files.isRegularFile(file)
                    && (!sign.equals(MAKEFILE)
                            || TEST_TARGET.matcher(Files.readString(file)).find());
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The lines for czar.yaml; commented out, for what was not tried may be wrong. */
    static String yamlLines(Path root) {
        return of(root).map(CheckSuggestion::commentedOut).orElseGet(() -> commented(command(SCRIPT, "sh", SCRIPT)));
    }

    private String commentedOut() {
        return "# guessed from " + sign + "; take the marks away if it is right\n" + commented(this);
    }

    private static String commented(CheckSuggestion suggestion) {
        return "# checks:\n#   - " + suggestion.row();
    }

    private String row() {
        return "{" + entry + ", timeout: 10m}";
    }

    /** Takes the marks away in a file that has these lines. */
    public void use(Path configFile) throws IOException {
        String used = "# guessed from " + sign + ", and tried on the mainline\nchecks:\n  - " + row();
        String text = Files.readString(configFile).replace(commentedOut(), used);
        AtomicFileWriter.write(configFile, text.getBytes(StandardCharsets.UTF_8));
    }
}
