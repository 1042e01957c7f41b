package dev.czar.rule.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.rule.Rule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCheckReport;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.rule.testing.RuleCaseRunner.CaseResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of docs/cookbook.md: each over the shipped rules, with its cases. */
class CookbookTest {

    private static final Path RECIPES = Path.of("examples/cookbook");

    @TempDir
    static Path cache;

    /** They would change what others decide. */
    private static final Set<String> SWEEPING = Set.of("at-most-busy", "landing-by-approval");

    /** In two books, for a book costs a second; the recipes of one book do not touch each other's cases. */
    @TestFactory
    Stream<DynamicTest> everyRecipeWorks() throws Exception {
        Map<Boolean, List<Path>> books = recipes().stream()
                .collect(Collectors.partitioningBy(
                        recipe -> SWEEPING.contains(recipe.getFileName().toString())));
        return Stream.concat(cases(books.get(true)), cases(books.get(false)));
    }

    private static Stream<DynamicTest> cases(List<Path> recipes) throws InvalidRules {
        RuleFiles files = RuleFiles.shipped();
        for (Path recipe : recipes) {
            files = files.overlaidBy(recipe);
        }
        RuleBook book = new RuleBookLoader(CookbookTest.class.getClassLoader(), cache).book(files);
        return recipes.stream()
                .map(recipe -> DynamicTest.dynamicTest(recipe.getFileName().toString(), () -> works(book, recipe)));
    }

    private static void works(RuleBook book, Path recipe) throws Exception {
        Set<String> fired = new TreeSet<>();
        RuleCaseRunner cases =
                new RuleCaseRunner(book, (one, result) -> result.trace().forEach(firing -> fired.add(firing.rule())));
        List<CaseResult> results = RuleCaseFiles.of(recipe).entrySet().stream()
                .flatMap(file -> cases.run(file.getKey(), file.getValue()).stream())
                .toList();
        assertThat(results).isNotEmpty().allSatisfy(result -> assertThat(result.failures())
                .as(result.name())
                .isEmpty());
        Set<String> own =
                RuleFiles.of(recipe).files().stream().map(RuleFile::name).collect(Collectors.toSet());
        assertThat(book.rules().stream()
                        .filter(rule -> own.contains(rule.file()))
                        .map(Rule::name))
                .as("rules of the recipe, each of which fires in a case")
                .isNotEmpty()
                .isSubsetOf(fired);
    }

    @Test
    void thePageShowsEveryRecipeAsItIs() throws Exception {
        String page = Files.readString(Path.of("docs/cookbook.md")).replaceAll("(?m)^ +", "");
        for (Path recipe : recipes()) {
            assertThat(page).contains("examples/cookbook/" + recipe.getFileName());
            for (RuleFile file : RuleFiles.of(recipe).files()) {
                String rules = file.text()
                        .substring(Math.max(0, file.text().indexOf("rule \"")))
                        .replaceAll("(?m)^ +", "");
                assertThat(page).as(file.name()).contains(rules.strip());
            }
        }
    }

    /** An idle worker is picked for a stuck one in one recipe, whoever it is. */
    @Test
    void nothingIsWrongWithAnyRecipe() throws Exception {
        RuleFiles files = RuleFiles.shipped();
        for (Path recipe : recipes()) {
            files = files.overlaidBy(recipe);
        }
        Map<String, String> shipped = RuleFiles.shipped().texts();
        assertThat(RuleCheckReport.of(files).diagnostics().stream()
                        .filter(found -> !shipped.containsKey(found.file()))
                        .filter(found -> !found.file().contains("third-nudge")))
                .isEmpty();
    }

    private static List<Path> recipes() throws Exception {
        try (Stream<Path> folders = Files.list(RECIPES)) {
            return folders.filter(folder -> !folder.endsWith("prompts"))
                    .sorted()
                    .toList();
        }
    }
}
