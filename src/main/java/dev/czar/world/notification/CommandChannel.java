package dev.czar.world.notification;

import dev.czar.io.FailureText;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command of this machine that shows or passes on what is told. */
public final class CommandChannel implements NotificationChannel {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(10);
    private static final int SHOWN = 200;

    private final Function<NotificationDigest, ExternalCommand> command;

    private CommandChannel(Function<NotificationDigest, ExternalCommand> command) {
        this.command = command;
    }

    /** The text comes on the standard input, a line each; {@code CZAR_PROJECT}, {@code CZAR_SEVERITY} and {@code CZAR_LINK} say the rest. */
    public static CommandChannel of(List<String> argv) {
        return new CommandChannel(digest -> ofPerson(argv)
                .withInput(
                        (digest.notifications().stream()
                                                .map(AlertNotification::line)
                                                .collect(Collectors.joining("\n")) + "\n")
                                .getBytes(StandardCharsets.UTF_8))
                .with("CZAR_PROJECT", digest.notifications().get(0).project())
                .with("CZAR_SEVERITY", digest.urgency().name())
                .with("CZAR_LINK", digest.link()));
    }

    /** The desktop of who runs Czar. */
    public static CommandChannel desktop(String operatingSystem) {
        return new CommandChannel(
                operatingSystem.startsWith("Mac") ? CommandChannel::macDesktop : CommandChannel::linuxDesktop);
    }

    private static ExternalCommand linuxDesktop(NotificationDigest digest) {
        String urgency =
                switch (digest.urgency()) {
                    case NOTICE -> "low";
                    case WARNING -> "normal";
                    case CRITICAL -> "critical";
                };
        return ofPerson(
                List.of("notify-send", "--app-name=czar", "--urgency=" + urgency, "--", digest.title(), digest.body()));
    }

    /** What a person has run where they are logged in: with their own environment. */
    private static ExternalCommand ofPerson(List<String> argv) {
        return ExternalCommand.of(argv).withOnly(System.getenv());
    }

    /** Title and text are arguments of the script, never a part of it. */
    private static ExternalCommand macDesktop(NotificationDigest digest) {
        return ExternalCommand.of(
                "osascript",
                "-e",
                "on run argv",
                "-e",
                "display notification (item 2 of argv) with title (item 1 of argv)",
                "-e",
                "end run",
                digest.title(),
                digest.body());
    }

    @Override
    public void send(NotificationDigest digest) throws IOException, InterruptedException {
        ExternalCommand call = command.apply(digest).withTimeLimit(TIME_LIMIT);
        CommandResult result;
        try {
            result = call.run();
        } catch (IOException missing) {
            throw new IOException("the command could not be run: " + FailureText.of(missing), missing);
        }
        if (!result.ok()) {
            String words = Stream.of(result.errors(), result.output())
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .map(text -> ": " + NotificationDigest.cut(text, SHOWN))
                    .orElse("");
            throw new IOException("the command failed, "
                    + (result.timedOut() ? "it took too long" : "exit " + result.exit()) + words);
        }
    }
}
