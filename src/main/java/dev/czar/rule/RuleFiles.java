package dev.czar.rule;

import dev.czar.io.FailureText;
import dev.czar.io.ResourceReader;
import dev.czar.rule.check.syntax.ParsedRuleFile.ParsedRuleFiles;
import dev.czar.rule.check.syntax.RuleReplacements;
import dev.czar.rule.check.syntax.TextSpan.TextPosition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rule files of a book, sorted by name: the shipped ones, overlaid file by file with a directory of the user's. */
public record RuleFiles(List<RuleFile> files) {

    private static final String INDEX = "rules/index";

    private static final String CASES = ".yaml";

    /** In bytes, of one file. */
    private static final int LARGEST = 1 << 20;

    private static final Pattern RULES = Pattern.compile(".*\\.(drl|csv)");

    public RuleFiles {
        files = files.stream().sorted(Comparator.comparing(RuleFile::name)).toList();
    }

    public static RuleFiles shipped() {
        return new RuleFiles(resource(INDEX)
                .lines()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> new RuleFile(name, resource("rules/" + name)))
                .toList());
    }

    /** Texts by file name. */
    public static RuleFiles of(Map<String, String> texts) {
        return new RuleFiles(texts.entrySet().stream()
                .map(text -> new RuleFile(text.getKey(), text.getValue()))
                .toList());
    }

    /** The rule files below a directory alone. */
    public static RuleFiles of(Path directory) {
        return new RuleFiles(List.copyOf(read(directory)));
    }

    /** A file of the same name replaces, a new name adds; a directory that is not there changes nothing. */
    public RuleFiles overlaidBy(Path directory) {
        return overlaidBy(read(directory));
    }

    /** A file of the same name replaces, a new name adds. */
    public RuleFiles overlaidBy(Collection<RuleFile> others) {
        SortedMap<String, RuleFile> merged = new TreeMap<>();
        files.forEach(file -> merged.put(file.name(), file));
        others.forEach(file -> merged.put(file.name(), file));
        return new RuleFiles(List.copyOf(merged.values()));
    }

    /** The file of this name. */
    public Optional<RuleFile> find(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** The texts by file name. */
    public SortedMap<String, String> texts() {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach(file -> texts.put(file.name(), file.text()));
        return texts;
    }

    /** Without the rules that others replace or switch off; these files themselves when there is none. */
    public RuleFiles effective() {
        RuleReplacements resolved = RuleReplacements.of(texts());
        return resolved.texts().equals(texts()) ? this : of(resolved.texts());
    }

    /** The hash of all names and texts: the revision of the book they make. */
    public String revision() {
        TextFingerprint print = new TextFingerprint();
        files.forEach(file -> print.add(file.name()).add(file.text()));
        return print.hex().substring(0, 12);
    }

    private static Collection<RuleFile> read(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> found = paths.toList();
            found.forEach(path -> requireInside(directory, path));
            return found.stream()
                    .filter(path -> isRules(path) && Files.isRegularFile(path))
                    .map(path ->
                            new RuleFile(directory.relativize(path).toString().replace('\\', '/'), text(path)))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the rules directory " + directory, failure);
        }
    }

    private static boolean isRules(Path path) {
        return RULES.matcher(path.toString()).matches();
    }

    /** Throws when a link leads to rules or their cases outside: what is behind it is not the project's. */
    private static void requireInside(Path directory, Path path) {
        boolean link = Files.isSymbolicLink(path) && !path.equals(directory);
        boolean read =
                Files.isDirectory(path) || isRules(path) || path.toString().endsWith(CASES);
        if (link && read && leadsOut(directory, path)) {
            throw new UncheckedIOException(new IOException(directory.relativize(path)
                    + " is a link out of the rules folder: put the file itself there, or take the link away"));
        }
    }

    private static boolean leadsOut(Path directory, Path link) {
        try {
            return Files.exists(link) && !link.toRealPath().startsWith(directory.toRealPath());
        } catch (IOException unreadable) {
            return true;
        }
    }

    private static String text(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("it has more than " + (LARGEST >> 20) + " MiB, which no rules need: split it");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    new IOException("cannot read the rule file " + path + ": " + FailureText.of(failure), failure));
        }
    }

    private static String resource(String name) {
        try {
            return ResourceReader.text(name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The text of one rule file; {@code name} is its path below the rules directory, such as {@code infer/health.drl}. */
    public record RuleFile(String name, String text) {

        /** The hash of name and text. */
        public String revision() {
            return new TextFingerprint().add(name).add(text).hex();
        }
    }

    /** A rule as it is written: its name, where it begins, and its text. */
    public record RuleSource(String name, String file, int line, String text) {

        /** Of all files that can be parsed. */
        public static List<RuleSource> of(RuleFiles files) {
            return ParsedRuleFiles.of(files.texts()).parsed().stream()
                    .flatMap(source -> source.rules()
                            .map(rule -> new RuleSource(
                                    rule.getName(),
                                    source.file(),
                                    TextPosition.at(source.text(), rule.getStartCharacter())
                                            .line(),
                                    source.text(rule))))
                    .toList();
        }
    }
}
