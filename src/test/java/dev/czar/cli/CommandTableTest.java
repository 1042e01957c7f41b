package dev.czar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.console.ProcessEnvironment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandTableTest {

    private static final ProcessEnvironment PROCESS = ProcessEnvironment.ofProcess();

    @Test
    void aNamedCommandIsReadAloneAndIsTheSameAsAmongAll() {
        Map<String, CommandLine> all = CzarCommand.commandLine(PROCESS).getSubcommands();
        assertThat(all).hasSizeGreaterThan(60);
        all.forEach((name, command) -> {
            Map<String, CommandLine> alone =
                    CzarCommand.commandLine(PROCESS, "--json", name, "x").getSubcommands();
            assertThat(alone).as(name).containsKey(name);
            assertThat(alone.get(name).getUsageMessage()).isEqualTo(command.getUsageMessage());
            assertThat(alone).as(name).hasSize(name.equals("completion") ? all.size() : 1);
        });
    }

    @Test
    void whereNoneIsNamedAllAreThereButForTheVersion() {
        for (List<String> arguments :
                List.of(List.<String>of(), List.of("--help"), List.of("stop"), List.of("--project", "x", "status"))) {
            assertThat(CzarCommand.commandLine(PROCESS, arguments.toArray(String[]::new))
                            .getSubcommands())
                    .containsKeys("status", "hold");
        }
        assertThat(CzarCommand.commandLine(PROCESS, "--version").getSubcommands())
                .isEmpty();
    }

    @Test
    void theHelpListsEachCommandOnceAndTheFirstStepsFirst() {
        CommandLine line = CzarCommand.commandLine(PROCESS);
        List<String> listed = line.getUsageMessage()
                .lines()
                .filter(text -> text.matches("  [a-z][a-z-]*   *[A-Z].*"))
                .map(text -> text.strip().split(" ")[0])
                .toList();
        assertThat(listed)
                .startsWith("init")
                .doesNotHaveDuplicates()
                .containsAll(line.getSubcommands().keySet());
    }
}
