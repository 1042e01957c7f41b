package dev.czar.world.git;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/**
 * A {@code CODEOWNERS} file of GitHub or GitLab: whose approval a change of a path wants. The last line that matches a path counts, in each section
 * of GitLab for itself; optional sections and lines without owners want nobody's.
 */
public final class CodeOwners {
    /** Where it may be; the first that is there counts. */
    private static final List<String> PLACES =
            List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");

    private static final Pattern SECTION = Pattern.compile("(\\^?)\\[([^\\]]+)\\](?:\\[\\d+\\])?(.*)");
    private static final Pattern WORD = Pattern.compile("(?:\\\\.|\\S)++");

    private final Map<String, List<OwnerLine>> sections;

    private CodeOwners(Map<String, List<OwnerLine>> sections) {
        this.sections = sections;
    }

    /** The blob that is the file at a commit. */
    public static Optional<String> blob(CommitHistory history, String commit) {
        return PLACES.stream()
                .flatMap(place -> history.file(commit, place).stream())
                .filter(entry -> entry.mode().startsWith("100"))
                .map(CommitHistory.TreeEntry::blob)
                .findFirst();
    }

    public static CodeOwners parse(String text) {
        Map<String, List<OwnerLine>> sections = new LinkedHashMap<>();
        List<OwnerLine> section = sections.computeIfAbsent("", any -> new ArrayList<>());
        List<String> fallback = List.of();
        for (String line : text.lines().map(String::strip).toList()) {
            Matcher header = SECTION.matcher(line);
            if (header.matches()) {
                fallback = owners(words(header.group(3)));
                section = header.group(1).isEmpty()
                        ? sections.computeIfAbsent(header.group(2).toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        : new ArrayList<>();
            } else if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("!")) {
                List<String> words = words(line);
                List<String> owners = owners(words.subList(1, words.size()));
                section.add(OwnerLine.of(words.get(0), owners.isEmpty() ? fallback : owners));
            }
        }
        return new CodeOwners(sections);
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line); word.find() && !word.group().startsWith("#"); ) {
            words.add(word.group());
        }
        return words;
    }

    private static List<String> owners(List<String> words) {
        return words.stream()
                .filter(word -> word.contains("@"))
                .map(owner -> owner.toLowerCase(Locale.ROOT))
                .toList();
    }

    /** These paths by whose approval they want, one of each list; who is in two sections is asked in each. */
    public Map<List<String>, List<String>> owned(List<String> paths) {
        Map<List<String>, List<String>> owned =
                new TreeMap<>((left, right) -> String.join(" ", left).compareTo(String.join(" ", right)));
        for (String path : paths) {
            sections.values().stream()
                    .map(lines -> last(lines, path))
                    .filter(owners -> !owners.isEmpty())
                    .distinct()
                    .forEach(owners -> owned.computeIfAbsent(owners, any -> new ArrayList<>())
                            .add(path));
        }
        return owned;
    }

    private static List<String> last(List<OwnerLine> lines, String path) {
        return lines.stream()
                .filter(line -> line.covers(path))
                .reduce((earlier, later) -> later)
                .map(OwnerLine::owners)
                .orElse(List.of());
    }

    /** A folder's name covers all in it, {@code folder/*} only what lies in it directly. */
    private record OwnerLine(FastIgnoreRule rule, boolean direct, List<String> owners) {

        static OwnerLine of(String pattern, List<String> owners) {
            return new OwnerLine(
                    new FastIgnoreRule(pattern.replace("\\ ", " ").replace("\\#", "#")),
                    pattern.endsWith("/*"),
                    owners);
        }

        boolean covers(String path) {
            return rule.isMatch(path, false, direct);
        }
    }
}
