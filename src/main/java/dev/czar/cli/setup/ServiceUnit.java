package dev.czar.cli.setup;

import dev.czar.cli.console.ProgramRunner;
import dev.czar.io.ShellQuoting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The file by which the machine starts Czar for one project when its user logs in, and what makes the machine read it. */
record ServiceUnit(Path file, String text, List<String> start, String restart, List<String> stop) {

    private static final List<String> KEPT =
            List.of("PATH", "JAVA_HOME", "LANG", "LC_ALL", "SSH_AUTH_SOCK", "CZAR_STATE");

    /** Workers' sessions are no part of the service: they go on when it stops. */
    static ServiceUnit systemd(ServiceStart what, Map<String, String> environment) {
        String name = "czar-" + what.project() + ".service";
        Path file = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", environment.get("HOME") + "/.config"))
                .resolve("systemd/user")
                .resolve(name);
        String kept = KEPT.stream()
                .filter(environment::containsKey)
                .map(key -> "Environment=\"" + key + "=" + escaped(environment.get(key)) + "\"\n")
                .collect(Collectors.joining());
        String command = what.command().stream()
                .map(word -> "\"" + escaped(word).replace("$", "$$") + "\"")
                .collect(Collectors.joining(" "));
        String text = "[Unit]\nDescription=Czar for " + what.project() + "\n\n[Service]\nWorkingDirectory="
                + what.root().toString().replace("%", "%%") + "\nExecStart=" + command + "\n" + kept
                + "Restart=on-failure\nRestartSec=5\nKillMode=process\n\n[Install]\nWantedBy=default.target\n";
        return new ServiceUnit(
                file,
                text,
                List.of("systemctl --user daemon-reload", "systemctl --user enable --now " + name),
                "systemctl --user restart " + name,
                List.of("systemctl --user disable --now " + name));
    }

    static ServiceUnit launchd(ServiceStart what, Map<String, String> environment) {
        String label = "dev.czar." + what.project();
        Path file = Path.of(environment.get("HOME"), "Library/LaunchAgents", label + ".plist");
        String kept = KEPT.stream()
                .filter(environment::containsKey)
                .map(key -> "    <key>" + key + "</key><string>" + xml(environment.get(key)) + "</string>\n")
                .collect(Collectors.joining());
        String command = what.command().stream()
                .map(word -> "    <string>" + xml(word) + "</string>\n")
                .collect(Collectors.joining());
        String text =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n<dict>\n  <key>Label</key><string>"
                        + label + "</string>\n  <key>ProgramArguments</key>\n  <array>\n" + command
                        + "  </array>\n  <key>WorkingDirectory</key><string>"
                        + xml(what.root().toString())
                        + "</string>\n  <key>EnvironmentVariables</key>\n  <dict>\n" + kept
                        + "  </dict>\n  <key>RunAtLoad</key><true/>\n  <key>AbandonProcessGroup</key><true/>\n"
                        + "  <key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>\n</dict>\n</plist>\n";
        String quoted = ShellQuoting.word(file.toString());
        return new ServiceUnit(
                file,
                text,
                List.of("launchctl load -w " + quoted),
                "launchctl unload " + quoted + " && launchctl load " + quoted,
                List.of("launchctl unload -w " + quoted));
    }

    /** Whether it is written and starts Czar in the same folder. */
    boolean isInstalled() throws IOException {
        return Files.exists(file)
                && Files.readAllLines(file)
                        .containsAll(text.lines()
                                .filter(line -> line.contains("WorkingDirectory"))
                                .toList());
    }

    /** The machine starts it no more; where its service manager cannot be asked, the link by which it does goes at least. */
    void remove(ProgramRunner machine) throws IOException {
        stop.forEach(command -> machine.succeeds("sh", "-c", command));
        Files.deleteIfExists(file.resolveSibling("default.target.wants").resolve(file.getFileName()));
        Files.deleteIfExists(file);
    }

    /** For a word in double quotes of a unit file. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "%%");
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** What is started, and where. */
    record ServiceStart(String project, Path root, List<String> command) {}
}
