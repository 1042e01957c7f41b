package dev.czar.world.forge;

import dev.czar.world.forge.IssueServer.IssueListing;
import dev.czar.world.forge.connection.RateLimitedConnector;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The issues of one place, of which those with a label are tasks. What is written may be asked for twice and happens once. */
public final class IssueTracker {
    private final IssueServer server;
    private final String label;
    private final Consumer<Runnable> retries;

    public IssueTracker(IssueServer server, String label, RateLimitedConnector connector) {
        this(
                server,
                label,
                work -> connector.retryingLostResponses(() -> {
                    work.run();
                    return work;
                }));
    }

    /** {@code retries} does what it is given, once more when an answer was lost. */
    public IssueTracker(IssueServer server, String label, Consumer<Runnable> retries) {
        this.server = server;
        this.label = label;
        this.retries = retries;
    }

    public String label() {
        return label;
    }

    /** The place with the label: what is taken from here may be missed here alone. */
    public String source() {
        return (server.place() + " " + label).strip();
    }

    /** All that are open and have the label. */
    public IssueListing labelled() {
        return server.labelled(label);
    }

    public boolean keeps(String id) {
        return server.keeps(id);
    }

    public Optional<TrackedIssue> find(String id) {
        return server.find(id);
    }

    public void comment(String id, String text) {
        String marked = CommentText.marked(text);
        unless(() -> server.comments(id).contains(marked), () -> server.comment(id, marked));
    }

    public void close(String id) {
        unless(() -> server.find(id).filter(TrackedIssue::open).isEmpty(), () -> server.close(id));
    }

    /** After an answer that was lost it looks again before it writes again. */
    private void unless(BooleanSupplier done, Runnable write) {
        retries.accept(() -> {
            if (!done.getAsBoolean()) {
                write.run();
            }
        });
    }
}
