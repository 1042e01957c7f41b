package dev.czar.cli.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.cli.CommandLineRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {

    private static final String FINE = "package dev.czar.rules;\n\nrule \"a\"\nwhen\n  Worker()\nthen\nend\n";

    @TempDir
    Path folder;

    @Test
    void filesAreLaidOutAndBrokenOnesStayAsTheyAre() throws Exception {
        Path loose = Files.writeString(folder.resolve("loose.drl"), FINE.replace("  Worker()", "Worker( )"));
        Path broken = Files.writeString(folder.resolve("broken.drl"), FINE.replace("Worker()", "Worker(  "));
        Files.writeString(folder.resolve("fine.drl"), FINE);

        CommandLineRun check = CommandLineRun.in(folder, "fmt", "--check", ".");
        assertThat(check.code()).isEqualTo(1);
        assertThat(check.out()).contains("loose.drl: not formatted").doesNotContain("fine.drl");
        assertThat(CommandLineRun.in(folder, "fmt", ".").out())
                .contains("loose.drl: formatted", "broken.drl: not a rule file, left as it is; see: czar check");

        assertThat(loose).hasContent(FINE);
        assertThat(broken).hasContent(FINE.replace("Worker()", "Worker(  "));
        assertThat(CommandLineRun.in(folder, "fmt", "--check", "loose.drl").code())
                .isZero();
    }
}
