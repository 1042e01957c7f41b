package dev.czar.world.git;

import dev.czar.world.git.CodeOwners.OwnerLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/** How a forge reads {@code CODEOWNERS}: where the file may be, and what its lines mean. */
public enum OwnersDialect {
    /** Patterns of {@code .gitignore} without {@code [ ]}, {@code !} and {@code \#}; a line that is not valid is as if it were not there. */
    GITHUB(List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"), OwnersDialect::ofGitHub),
    /** Patterns of Ruby's {@code fnmatch} in sections; optional sections want nobody's approval, an exclusion takes paths out of its section. */
    GITLAB(List.of("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"), OwnersDialect::ofGitLab);

    private static final Pattern WORD = Pattern.compile("(?:\\\\.|\\S)++");
    private static final Pattern VALID_OWNER = Pattern.compile("@[\\w.-]+(?:/[\\w.-]+)?|[^@\\s]+@[^@\\s]+");
    private static final Pattern INVALID_PATTERN = Pattern.compile("!.*|\\\\#.*|.*[\\[\\]].*");
    private static final Pattern SECTION = Pattern.compile("(\\^?)\\[([^\\]]+)\\](?:\\[(\\d+)\\])?(.*)");
    private static final Pattern ONE = Pattern.compile("0*1?");
    private static final Pattern NO_FOLDERS = Pattern.compile("\\*\\*+(?!/)");

    private final List<String> places;
    private final Function<String, CodeOwners> reader;

    OwnersDialect(List<String> places, Function<String, CodeOwners> reader) {
        this.places = places;
        this.reader = reader;
    }

    /** The blob that is the file at a commit: of its places the first where it is counts. */
    public Optional<String> blob(CommitHistory history, String commit) {
        return places.stream()
                .flatMap(place -> history.file(commit, place).stream())
                .filter(entry -> entry.mode().startsWith("100"))
                .map(CommitHistory.TreeEntry::blob)
                .findFirst();
    }

    public CodeOwners parse(String text) {
        return reader.apply(text);
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"));
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find() && !word.group().startsWith("#"); ) {
            words.add(word.group());
        }
        return words;
    }

    private static CodeOwners ofGitHub(String text) {
        List<OwnerLine> lines = new ArrayList<>();
        for (List<String> words : lines(text).map(OwnersDialect::words).toList()) {
            String pattern = words.get(0);
            List<String> owners = words.subList(1, words.size());
            if (!INVALID_PATTERN.matcher(pattern).matches()
                    && owners.stream().allMatch(VALID_OWNER.asMatchPredicate())) {
                lines.add(new OwnerLine(rule(pattern), pattern.endsWith("/*"), false, inSmallLetters(owners)));
            }
        }
        return new CodeOwners(List.of(lines));
    }

    private static CodeOwners ofGitLab(String text) {
        Map<String, List<OwnerLine>> sections = new LinkedHashMap<>();
        List<OwnerLine> section = sections.computeIfAbsent("", any -> new ArrayList<>());
        List<String> fallback = List.of();
        String approvals = "1";
        for (String line : lines(text).toList()) {
            Matcher header = SECTION.matcher(line);
            if (header.matches()) {
                fallback = mentioned(words(header.group(4)));
                approvals = Optional.ofNullable(header.group(3)).orElse("1");
                section = header.group(1).isEmpty()
                        ? sections.computeIfAbsent(header.group(2).toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        : new ArrayList<>();
            } else {
                section.add(ofGitLab(words(line), fallback, approvals));
            }
        }
        return new CodeOwners(sections.values());
    }

    private static OwnerLine ofGitLab(List<String> words, List<String> fallback, String approvals) {
        boolean excludes = words.get(0).startsWith("!") && words.get(0).length() > 1;
        String pattern = words.get(0).substring(excludes ? 1 : 0);
        String anchored = pattern.startsWith("/") ? pattern : "**/" + pattern.replaceFirst("^\\\\#", "#");
        String all = anchored.endsWith("/")
                ? anchored + "**/*"
                : NO_FOLDERS.matcher(anchored).replaceAll("*");
        List<String> mentioned = mentioned(words.subList(1, words.size()));
        List<String> owners = mentioned.isEmpty() ? fallback : mentioned;
        return new OwnerLine(rule(all), true, excludes, owners.isEmpty() ? owners : severalOf(owners, approvals));
    }

    /** Several approvals are not counted: what wants them has one owner that nobody is, and waits. */
    private static List<String> severalOf(List<String> owners, String approvals) {
        return ONE.matcher(approvals).matches() ? owners : List.of(approvals + " of " + String.join(", ", owners));
    }

    private static List<String> mentioned(List<String> words) {
        return inSmallLetters(words.stream().filter(word -> word.contains("@")).toList());
    }

    private static List<String> inSmallLetters(List<String> owners) {
        return owners.stream().map(owner -> owner.toLowerCase(Locale.ROOT)).toList();
    }

    private static FastIgnoreRule rule(String pattern) {
        return new FastIgnoreRule(pattern.replace("\\ ", " "));
    }
}
