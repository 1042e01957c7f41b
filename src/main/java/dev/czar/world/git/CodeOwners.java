package dev.czar.world.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/** A {@code CODEOWNERS} file: whose approval a change of a path wants. The last line that matches a path counts, in each section for itself. */
public final class CodeOwners {
    private final List<List<OwnerLine>> sections;

    CodeOwners(Iterable<List<OwnerLine>> sections) {
        List<List<OwnerLine>> all = new ArrayList<>();
        sections.forEach(section -> all.add(List.copyOf(section)));
        this.sections = List.copyOf(all);
    }

    /** These paths by whose approval they want, one of each list; who is in two sections is asked in each. */
    public Map<List<String>, List<String>> owned(List<String> paths) {
        Map<List<String>, List<String>> owned =
                new TreeMap<>((left, right) -> String.join(" ", left).compareTo(String.join(" ", right)));
        for (String path : paths) {
            sections.stream()
                    .map(lines -> wanted(lines, path))
                    .filter(owners -> !owners.isEmpty())
                    .distinct()
                    .forEach(owners -> owned.computeIfAbsent(owners, any -> new ArrayList<>())
                            .add(path));
        }
        return owned;
    }

    private static List<String> wanted(List<OwnerLine> section, String path) {
        List<OwnerLine> covering =
                section.stream().filter(line -> line.covers(path)).toList();
        return covering.isEmpty() || covering.stream().anyMatch(OwnerLine::excludes)
                ? List.of()
                : covering.get(covering.size() - 1).owners();
    }

    /** Owners of the paths that a pattern covers, the whole path or a folder above it; or that nobody of the section owns them, whatever else it says. */
    record OwnerLine(FastIgnoreRule pattern, boolean whole, boolean excludes, List<String> owners) {

        boolean covers(String path) {
            return pattern.isMatch(path, false, whole);
        }
    }
}
