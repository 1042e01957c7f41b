package dev.czar.project.files;

import dev.czar.io.BoundedFileReader;
import dev.czar.io.FailureText;
import dev.czar.io.ResourceReader;
import dev.czar.json.TextProblem;
import dev.czar.project.files.InvalidFileException.SpellingHint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every word said to a worker: the shipped texts, each replaced by the project's own of the same name. */
public final class PromptTemplates {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,40}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}\\n]*?)\\s*}}");
    private static final Pattern LISTED = Pattern.compile("`([a-z0-9-]+\\.md)`");
    private static final String FILE_TYPE = ".md";
    private static final int LARGEST = 256 << 10;

    private final Path overrides;

    /** {@code overrides} need not exist. */
    public PromptTemplates(Path overrides) {
        this.overrides = overrides;
    }

    /** The text with each placeholder replaced by its value, once; a placeholder without a value is a problem. */
    public String fill(String name, Map<String, String> values) throws ProjectException {
        Text text = text(name);
        List<TextProblem> problems = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text.content());
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            String value = values.get(matcher.group(1));
            if (value == null) {
                problems.add(text.problem(matcher.start(), matcher.group(1), values));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value == null ? "" : value));
        }
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return matcher.appendTail(filled).toString();
    }

    /** The names of the project's own and, by the list of them, of the shipped ones. */
    public Set<String> names() {
        try (Stream<Path> own = Files.isDirectory(overrides) ? Files.list(overrides) : Stream.empty()) {
            String list = ResourceReader.text("prompts/README.md");
            return Stream.concat(
                            own.map(file -> file.getFileName().toString()),
                            LISTED.matcher(list).results().map(listed -> listed.group(1)))
                    .filter(file -> file.endsWith(FILE_TYPE))
                    .map(file -> file.substring(0, file.length() - FILE_TYPE.length()))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Text text(String name) throws ProjectException {
        if (!NAME.matcher(name).matches()) {
            throw new ProjectException("'" + name + "' is not the name of a prompt");
        }
        Path override = overrides.resolve(name + FILE_TYPE);
        try {
            return Files.exists(override) ? read(override) : shipped(name);
        } catch (IOException failure) {
            throw new ProjectException("cannot read the prompt " + name + ": " + FailureText.of(failure), failure);
        }
    }

    private static Text read(Path file) throws IOException, ProjectException {
        byte[] content = BoundedFileReader.read(file, LARGEST)
                .orElseThrow(() -> new ProjectException(file + " is larger than " + LARGEST + " bytes"));
        return new Text(file.toString(), new String(content, StandardCharsets.UTF_8));
    }

    private static Text shipped(String name) throws IOException, ProjectException {
        String resource = "prompts/" + name + FILE_TYPE;
        String content = ResourceReader.find(resource)
                .orElseThrow(() -> new ProjectException("there is no prompt named '" + name + "'"));
        return new Text(resource, content);
    }

    private record Text(String file, String content) {

        TextProblem problem(int offset, String placeholder, Map<String, String> values) {
            String before = content.substring(0, offset);
            int line =
                    (int) before.chars().filter(character -> character == '\n').count() + 1;
            int column = offset - before.lastIndexOf('\n');
            return new TextProblem(
                    file,
                    line,
                    column,
                    "nothing is known as '{{" + placeholder + "}}'",
                    SpellingHint.hint(
                            placeholder, values.keySet().stream().sorted().toList()));
        }
    }
}
