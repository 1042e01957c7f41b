package dev.czar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What packages are made from agrees with the program; {@code packages/test.sh} installs what comes of it. */
class PackageTemplatesTest {

    private static final Path PACKAGES = Path.of("packages");

    @Test
    void everythingLeftOpenInThemIsFilledIn() throws IOException {
        String build = Files.readString(PACKAGES.resolve("build.xml"));
        Set<String> filled = found("<filter token=\"(\\w+)\"", build);
        Set<String> open = new TreeSet<>();
        try (Stream<Path> files = Files.walk(PACKAGES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                open.addAll(found("@(\\w+)@", Files.readString(file)));
            }
        }
        assertThat(filled).isEqualTo(open);
        assertThat(build).doesNotContainPattern("\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void theyNeedTheVersionsOfProgramsThatTheLauncherAsksFor() throws IOException {
        String launcher = Files.readString(Path.of("czar"));
        String control = Files.readString(PACKAGES.resolve("debian/control"));
        String formula = Files.readString(PACKAGES.resolve("homebrew/czar.rb"));
        List<MatchResult> needed = Pattern.compile("need (git|tmux) ([0-9.]+) ")
                .matcher(launcher)
                .results()
                .toList();
        assertThat(needed).hasSize(2);
        for (MatchResult program : needed) {
            assertThat(control)
                    .containsPattern(program.group(1) + " \\(>= (1:)?" + Pattern.quote(program.group(2)) + "\\)");
            assertThat(formula).contains("depends_on \"" + program.group(1) + "\"");
        }
    }

    @Test
    void theRuntimeIsMadeOfModulesThatThereAre() throws IOException {
        String build = Files.readString(PACKAGES.resolve("build.xml"));
        Set<String> wanted = Arrays.stream(found("name=\"modules\" value=\"([^\"]+)\"", build)
                        .iterator()
                        .next()
                        .split(","))
                .collect(Collectors.toSet());
        assertThat(wanted).allSatisfy(name -> assertThat(ModuleFinder.ofSystem().find(name))
                .isPresent());
        assertThat(wanted).contains("java.sql", "java.net.http", "jdk.unsupported", "jdk.crypto.ec");
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
