package dev.czar.cli.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesCommandTest {

    private static final String COMMAND = "./czar rules --catalogue > docs/rules.md";

    @TempDir
    static Path home;

    @TempDir
    Path folder;

    private CommandLineRun czar(String... arguments) {
        return CommandLineRun.in(folder, Map.of("HOME", home.toString()), arguments);
    }

    private void own(String name, String text) throws IOException {
        Path file = folder.resolve("mine").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void thePageOfTheRulesIsUpToDate() throws IOException {
        assertThat(Files.readString(Path.of("docs/rules.md")))
                .as("docs/rules.md is out of date; write it anew: " + COMMAND)
                .isEqualTo(czar("rules", "--catalogue").out());
    }

    @Test
    void aRuleOfOnesOwnIsInTheCatalogueWithItsPlace() throws IOException {
        own(
                "infer/mine.drl",
                """
                package dev.czar.rules;
                import dev.czar.fact.*;
                rule "a worker | of *mine*"
                  @capability("X1") @why("I want it")
                when
                  Hold( $worker : worker )
                then
                  insertLogical( new Idle( $worker ) );
                end
                """);

        assertThat(czar("rules", "--catalogue", "--rules", "mine").out())
                .contains("| X1 | 1 |\n")
                .contains("- `infer/mine.drl:3` **a worker \\| of \\*mine\\***: I want it\n");
    }

    @Test
    void aFileIsPrintedAsItIsSoThatItCanBeginOnesOwn() throws IOException {
        assertThat(czar("rules", "show", "limits.drl").out())
                .startsWith("// copied from the shipped rules: ")
                .endsWith("\n" + Files.readString(Path.of("src/main/resources/rules/limits.drl")));
    }

    @Test
    void theFileOfTheProjectGoesBeforeTheShippedOneUnlessItIsEmpty() throws IOException {
        own("limits.drl", "// mine\n");
        assertThat(czar("rules", "--rules", "mine", "show", "limits.drl").out()).isEqualTo("// mine\n");
        assertThat(czar("rules", "--rules", "mine", "show", "--shipped", "limits.drl")
                        .out())
                .contains("insertLogical");

        own("limits.drl", "");
        assertThat(czar("rules", "--rules", "mine", "show", "limits.drl").out()).contains("insertLogical");
    }

    @Test
    void aRuleIsPrintedWithItsPlace() {
        assertThat(czar("rules", "show", "limits of a delivery").out())
                .startsWith("// limits.drl:")
                .contains("rule \"limits of a delivery\"")
                .contains("DeliveryLimits( 3,")
                .endsWith("end\n");
        assertThat(czar("rules", "show", "limits of a delivery", "--json")
                        .json()
                        .path("line")
                        .asInt())
                .isGreaterThan(1);
    }

    @Test
    void whatIsMistypedIsAskedAfter() {
        CommandLineRun file = czar("rules", "show", "helth.drl");
        assertThat(file.code()).isEqualTo(2);
        assertThat(file.err()).contains("there is no rule file helth.drl").contains("did you mean infer/health.drl?");
        assertThat(czar("rules", "show", "health.drl").err()).contains("did you mean infer/health.drl?");
        assertThat(czar("rules", "show", "limits of a delivry").err()).contains("limits of a delivery");
    }
}
