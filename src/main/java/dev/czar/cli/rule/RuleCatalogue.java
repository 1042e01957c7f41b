package dev.czar.cli.rule;

import dev.czar.rule.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules in Markdown, by what they are for and where they stand. */
final class RuleCatalogue {

    private static final Comparator<Rule> ORDER =
            Comparator.comparing(Rule::file).thenComparing(Rule::line);

    private final List<Rule> rules;

    RuleCatalogue(List<Rule> rules) {
        this.rules = rules.stream().sorted(ORDER).toList();
    }

    String markdown() {
        return "# The rules\n\nPrinted by `czar rules --catalogue`.\n\n%s\n%s"
                .formatted(
                        table(),
                        byCapability().entrySet().stream()
                                .map(group -> capability(group.getKey(), group.getValue()))
                                .collect(Collectors.joining("\n")));
    }

    /** How many rules there are for what. */
    String table() {
        Stream<String> counts = byCapability().entrySet().stream().map(group -> "| %s | %d |\n"
                .formatted(
                        text(Capability.titled(group.getKey())),
                        group.getValue().size()));
        return "| rules for | %d |\n| --- | ---: |\n%s".formatted(rules.size(), counts.collect(Collectors.joining()));
    }

    private static String capability(String name, List<Rule> members) {
        return "## %s\n\n%s"
                .formatted(
                        text(Capability.titled(name)),
                        members.stream().map(RuleCatalogue::line).collect(Collectors.joining()));
    }

    private static String line(Rule rule) {
        return "- `%s:%d` **%s**: %s\n".formatted(rule.file(), rule.line(), text(rule.name()), text(rule.why()));
    }

    /** Names and reasons are words, never markup. */
    private static String text(String words) {
        return words.replaceAll("([\\\\`*_\\[\\]<>|])", "\\\\$1");
    }

    private SortedMap<String, List<Rule>> byCapability() {
        return rules.stream().collect(Collectors.groupingBy(Rule::capability, TreeMap::new, Collectors.toList()));
    }

    /** What Czar is able to do, in the words that rules name it by. */
    enum Capability {
        A1("task delivery"),
        A2("shared status"),
        A3("autonomous loop"),
        A4("health"),
        B1("pull requests"),
        B2("reviews"),
        B3("work queue"),
        B4("dependencies"),
        C1("dashboard"),
        C2("conflict prevention"),
        C3("learning"),
        O("omnibus"),
        R("rules");

        private final String title;

        Capability(String words) {
            this.title = words;
        }

        /** "A4 health"; a name of the user's own stands for itself. */
        static String titled(String name) {
            return Stream.of(values())
                    .filter(capability -> capability.name().equals(name))
                    .map(capability -> name + " " + capability.title)
                    .findFirst()
                    .orElse(name);
        }
    }
}
