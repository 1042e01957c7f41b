package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.client.ServiceClient;
import dev.czar.cli.client.ServiceLocator;
import dev.czar.cli.console.ProgramLookup;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Lets a browser in. */
@Command(
        name = "open",
        description = "Open the dashboard in a browser, or print the link: a one-time link, valid for one minute.")
public final class OpenCommand implements Callable<Integer> {

    private static final String OPENER = "xdg-open";

    @ParentCommand
    private CzarCommand czar;

    @Option(names = "--print", description = "Only print the link.")
    private boolean print;

    @Override
    public Integer call() throws IOException {
        ServiceClient service = ServiceLocator.locate(ProjectLocator.layout(czar));
        URI link = service.resolve(service.post("/login", Map.of()).path("path").asText());
        if (czar.json()) {
            czar.output().json(Map.of("link", link.toString()));
        } else {
            czar.output().line(link.toString());
        }
        if (!print && !czar.json() && canOpenBrowser()) {
            new ProcessBuilder(OPENER, link.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        }
        return 0;
    }

    private boolean canOpenBrowser() {
        Map<String, String> environment = czar.environment().variables();
        boolean screen = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return screen && new ProgramLookup(environment).find(OPENER).isPresent();
    }
}
