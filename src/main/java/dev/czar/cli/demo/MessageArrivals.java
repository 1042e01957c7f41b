package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.client.ServiceClient;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.demo.DemoTimeline.TimelineEvent;
import dev.czar.io.ContentHash;
import dev.czar.io.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How many messages were written, and how many of them lie byte for byte in their workers' inboxes, or lie there twice. */
record MessageArrivals(int sent, int arrived, int twice) {

    private static final Set<String> MESSAGES = Set.of("INJECT_TASK", "NUDGE", "TELL", "RETURN_WORK");
    private static final Pattern HASH = Pattern.compile("sha256 ([0-9a-f]{64})");

    /** Compares what the ledger says was written with what each scripted worker kept of what it read. */
    static MessageArrivals of(DemoRepository stage, ServiceClient remote, List<TimelineEvent> events) {
        List<TimelineEvent> messages = events.stream()
                .filter(event ->
                        MESSAGES.contains(event.kind()) && event.event().equals("DONE"))
                .toList();
        int sent = 0;
        int arrived = 0;
        int twice = 0;
        for (TimelineEvent message : messages) {
            String hash = writtenHash(
                    remote.get("/api/v1/projects/" + stage.config().project() + "/decisions/" + message.decision()));
            long copies = inboxHashes(stage, message.worker()).stream()
                    .filter(hash::equals)
                    .count();
            sent++;
            arrived += copies > 0 ? 1 : 0;
            twice += copies > 1 ? 1 : 0;
        }
        return new MessageArrivals(sent, arrived, twice);
    }

    boolean exact() {
        return sent == arrived && twice == 0;
    }

    /** The hash of the text that was written last for a decision. */
    private static String writtenHash(JsonNode decision) {
        String hash = "";
        for (JsonNode step : decision.path("steps")) {
            Matcher matcher = HASH.matcher(step.path("detail").asText());
            hash = step.path("name").asText().equals("writing") && matcher.find() ? matcher.group(1) : hash;
        }
        return hash;
    }

    private static List<String> inboxHashes(DemoRepository stage, String worker) {
        Path inbox = stage.config().worktree(worker).resolve(".czar-worker/inbox");
        try (Stream<Path> files = Files.list(inbox)) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .map(MessageArrivals::hash)
                    .toList();
        } catch (IOException unreadable) {
            throw CommandFailure.of(
                    "cannot read the inbox of " + worker + ": " + FailureText.of(unreadable), "", unreadable);
        }
    }

    private static String hash(Path file) {
        try {
            return ContentHash.sha256(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw CommandFailure.of("cannot read " + file + ": " + FailureText.of(unreadable), "", unreadable);
        }
    }
}
