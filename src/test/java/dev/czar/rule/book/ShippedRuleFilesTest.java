package dev.czar.rule.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Action;
import dev.czar.decision.Refusal;
import dev.czar.fact.Fact;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shape of the shipped book: small files, small rules, and no conclusion that rests on its own absence. */
class ShippedRuleFilesTest {

    private static final Path RULES = Path.of("src/main/resources/rules");
    private static final Pattern RULE =
            Pattern.compile("rule \"([^\"]+)\".*?\nwhen\n(.*?)then\n(.*?)\nend", Pattern.DOTALL);
    private static final Pattern PATTERN = Pattern.compile("(not |accumulate\\( )?\\b([A-Z]\\w+)\\( ?");

    private record Edge(String from, String to, boolean negative) {}

    @Test
    void theIndexNamesEveryFileInOrder() throws IOException {
        try (Stream<Path> files = Files.walk(RULES)) {
            assertThat(RuleFiles.shipped().files().stream().map(RuleFile::name))
                    .containsExactlyElementsOf(files.filter(
                                    file -> file.toString().endsWith(".drl"))
                            .map(file -> RULES.relativize(file).toString().replace('\\', '/'))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void filesAndRulesAreSmall() {
        for (RuleFile file : RuleFiles.shipped().files()) {
            assertThat(file.text().lines().count()).as(file.name()).isLessThanOrEqualTo(90);
            List<String> conditions = rules(file).map(rule -> rule.group(2)).toList();
            int most = file.name().startsWith("limits") ? 12 : 7;
            assertThat(conditions).as(file.name()).hasSizeBetween(1, most).allSatisfy(condition -> assertThat(
                            patterns(condition).size())
                    .as(condition)
                    .isLessThanOrEqualTo(7));
        }
    }

    @Test
    void inferNamesSituationsAndGovernRefuses() {
        for (RuleFile file : RuleFiles.shipped().files()) {
            if (file.name().startsWith("infer/") || file.name().startsWith("govern/")) {
                assertThat(rules(file).map(rule -> concluded(rule.group(3))).map(ShippedRuleFilesTest::family))
                        .as(file.name())
                        .containsOnly(file.name().startsWith("infer/") ? Fact.class : Refusal.class);
            }
        }
    }

    @Test
    void noConclusionRestsOnItsOwnAbsence() {
        List<Edge> edges = RuleFiles.shipped().files().stream()
                .flatMap(ShippedRuleFilesTest::rules)
                .flatMap(ShippedRuleFilesTest::edges)
                .toList();
        assertThat(edges).hasSizeGreaterThan(300);
        assertThat(edges.stream().filter(Edge::negative).filter(edge -> reaches(edge.to(), edge.from(), edges)))
                .isEmpty();
    }

    private static Stream<Matcher> rules(RuleFile file) {
        List<Matcher> found = new ArrayList<>();
        String rest = file.text();
        for (Matcher rule = RULE.matcher(rest); rule.find(); rule = RULE.matcher(rest)) {
            found.add(rule);
            rest = rest.substring(rule.end());
        }
        return found.stream();
    }

    private static List<String> patterns(String condition) {
        return PATTERN.matcher(condition).results().map(found -> found.group(2)).toList();
    }

    private static String concluded(String consequence) {
        Matcher created = Pattern.compile("new (\\w+)\\(").matcher(consequence);
        assertThat(created.find()).isTrue();
        return created.group(1);
    }

    private static Stream<Edge> edges(Matcher rule) {
        String to = concluded(rule.group(3));
        return PATTERN.matcher(rule.group(2)).results().flatMap(found -> members(found.group(2))
                .map(from -> new Edge(from, to, found.group(1) != null)));
    }

    private static boolean reaches(String from, String to, List<Edge> edges) {
        Set<String> seen = new HashSet<>(Set.of(from));
        boolean grown = true;
        while (grown) {
            grown = seen.addAll(edges.stream()
                    .filter(edge -> seen.contains(edge.from()))
                    .map(Edge::to)
                    .collect(Collectors.toSet()));
        }
        return seen.contains(to);
    }

    private static Class<?> family(String name) {
        return Stream.of(Action.class, Refusal.class, Fact.class)
                .filter(root -> all(root).anyMatch(type -> type.getSimpleName().equals(name)))
                .findFirst()
                .orElseThrow();
    }

    /** The records a pattern of this name matches. */
    private static Stream<String> members(String name) {
        return Stream.of(Action.class, Refusal.class, Fact.class)
                .flatMap(ShippedRuleFilesTest::all)
                .filter(type -> type.getSimpleName().equals(name))
                .flatMap(ShippedRuleFilesTest::all)
                .filter(Class::isRecord)
                .map(Class::getSimpleName);
    }

    private static Stream<Class<?>> all(Class<?> root) {
        return Stream.concat(
                Stream.of(root),
                root.isSealed()
                        ? Stream.of(root.getPermittedSubclasses()).flatMap(ShippedRuleFilesTest::all)
                        : Stream.empty());
    }
}
