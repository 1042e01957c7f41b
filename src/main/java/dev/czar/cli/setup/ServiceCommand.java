package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.setup.ServiceUnit.ServiceStart;
import dev.czar.io.AtomicFileWriter;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Has the machine start Czar for this project. */
@Command(
        name = "service",
        description = "Have systemd or launchd start Czar for this project when you log in, and again when it fails.")
public final class ServiceCommand implements Runnable {

    @ParentCommand
    private CzarCommand czar;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "missing command: install or remove");
    }

    @Command(name = "install", description = "Write the unit file, and say what makes the machine read it.")
    int install(@Option(names = "--print", description = "Print the file, write nothing.") boolean print)
            throws IOException {
        ServiceUnit unit = unit();
        if (print) {
            czar.output().line(unit.text().stripTrailing());
            return 0;
        }
        AtomicFileWriter.write(unit.file(), unit.text().getBytes(StandardCharsets.UTF_8));
        return say("written: " + unit.file(), unit.file(), unit.start());
    }

    @Command(name = "remove", description = "Remove the unit file, and say what ends the service.")
    int remove() throws IOException {
        ServiceUnit unit = unit();
        boolean removed = Files.deleteIfExists(unit.file());
        return say(
                (removed ? "removed: " : "there is no ") + unit.file(), unit.file(), removed ? unit.stop() : List.of());
    }

    private int say(String message, Path file, List<String> next) {
        if (czar.json()) {
            czar.output().json(Map.of("file", file.toString(), "message", message, "next", next));
        } else {
            czar.output().line(message);
            next.forEach(command -> czar.output().line("now run: " + command));
        }
        return 0;
    }

    private ServiceUnit unit() {
        return unit(czar);
    }

    /** The unit of the project, whether it is installed or not. */
    static ServiceUnit unit(CzarCommand czar) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        try {
            String project = ProjectConfig.load(layout).project();
            ServiceStart what = new ServiceStart(project, layout.root(), command());
            Map<String, String> environment = czar.environment().variables();
            return System.getProperty("os.name").startsWith("Mac")
                    ? ServiceUnit.launchd(what, environment)
                    : ServiceUnit.systemd(what, environment);
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "", problem);
        }
    }

    /** The script it was called by, which finds Java and builds what is stale; else this very program. */
    private static List<String> command() {
        Path script = Path.of(System.getProperty("czar.home", ""), "czar");
        return Files.isExecutable(script) && script.isAbsolute()
                ? List.of(script.toString(), "up")
                : ServiceCommandLine.of("up");
    }
}
