package dev.czar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.ProcessEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.ParameterException;

/** What the documentation says to type is understood, and what it points to is there. */
class DocumentationTest {

    /** A line to type, or words in a code span, that begin with the program. */
    private static final Pattern TYPED = Pattern.compile("(?m)(?:^    |`)(?:\\./)?czar (?<words>[^`\\n]+)");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)(?<path>[^)#]*)(?:#(?<part>[^)]*))?\\)");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"|'[^']*'|[^\\s\"']+");
    private static final Pattern SHELL = Pattern.compile("\\s(?:#|[;|<>]|&&|2>).*|;.*|\\)$");

    /** Not a command line of one's own: a placeholder or a choice of several words. */
    private static final Pattern SKETCH = Pattern.compile(".*(?:\\.\\.\\.|…|\\b[A-Z]{3,}\\b.*\\||\\[[a-zA-Z-]).*");

    @Test
    void everyCommandInItCanBeParsed() throws IOException {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Path page : pages()) {
            for (MatchResult typed :
                    TYPED.matcher(Files.readString(page)).results().toList()) {
                String words = SHELL.matcher(typed.group(1)).replaceFirst("").strip();
                if (!SKETCH.matcher(words).matches()) {
                    tried++;
                    complaint(words).ifPresent(reason -> wrong.add(page + ": czar " + words + ": " + reason));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(150);
    }

    private static Optional<String> complaint(String line) {
        String[] words = WORD.matcher(line)
                .results()
                .map(MatchResult::group)
                .map(word -> word.matches("\".*\"|'.*'") ? word.substring(1, word.length() - 1) : word)
                .toArray(String[]::new);
        try {
            CzarCommand.commandLine(ProcessEnvironment.ofProcess(), words).parseArgs(words);
            return Optional.empty();
        } catch (ParameterException notUnderstood) {
            return isNamedOnly(words) ? Optional.empty() : Optional.of(notUnderstood.getMessage());
        }
    }

    /** A text may name a command without what must follow it. */
    private static boolean isNamedOnly(String[] words) {
        var command = CzarCommand.commandLine(ProcessEnvironment.ofProcess(), words);
        for (String word : words) {
            command = command.getSubcommands().get(word);
            if (command == null) {
                return false;
            }
        }
        return true;
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            for (MatchResult link :
                    LINK.matcher(Files.readString(page)).results().toList()) {
                Path target = link.group(1).isEmpty()
                        ? page
                        : page.resolveSibling(link.group(1)).normalize();
                if (!Files.exists(target)) {
                    dead.add(page + ": " + link.group(1));
                } else if (link.group(2) != null && target.toString().endsWith(".md")) {
                    if (headings(target).noneMatch(link.group(2)::equals)) {
                        dead.add(page + ": " + link.group(1) + "#" + link.group(2));
                    }
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void everyPageIsInTheIndex() throws IOException {
        String index = Files.readString(Path.of("docs/README.md"));
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            assertThat(pages.filter(Files::isRegularFile)
                            .map(page -> page.getFileName().toString())
                            .filter(name -> name.endsWith(".md") && !name.equals("README.md")))
                    .allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
        }
    }

    @Test
    void theConfigurationReferenceIsOfTheseSchemas() throws IOException {
        assertThat(CommandLineRun.in(Path.of("").toAbsolutePath(), "schema", "--reference")
                        .out())
                .as("renew it with: czar schema --reference > docs/configuration.md")
                .isEqualTo(Files.readString(Path.of("docs/configuration.md")));
    }

    private static Stream<String> headings(Path page) throws IOException {
        return Arrays.stream(Files.readString(page).split("\n"))
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 _-]", "")
                        .replace(' ', '-'));
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages =
                new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("SECURITY.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }
}
