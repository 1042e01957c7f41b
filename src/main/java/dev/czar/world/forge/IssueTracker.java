package dev.czar.world.forge;

import dev.czar.world.forge.connection.RateLimitedConnector;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The issues of a repository, of which those with a label are tasks. What is written may be asked for twice and happens once. */
public final class IssueTracker {
    private final IssueServer server;
    private final String label;
    private final RateLimitedConnector connector;

    public IssueTracker(IssueServer server, String label, RateLimitedConnector connector) {
        this.server = server;
        this.label = label;
        this.connector = connector;
    }

    public String label() {
        return label;
    }

    /** All that are open and have the label. */
    public List<ForgeIssue> labelled() {
        return server.labelled(label);
    }

    public Optional<ForgeIssue> find(int number) {
        return server.find(number);
    }

    public void comment(int number, String text) {
        String marked = CommentText.marked(text);
        unless(() -> server.comments(number).contains(marked), () -> server.comment(number, marked));
    }

    public void close(int number) {
        unless(() -> server.find(number).filter(ForgeIssue::open).isEmpty(), () -> server.close(number));
    }

    /** After an answer that was lost it looks again before it writes again. */
    private void unless(BooleanSupplier done, Runnable write) {
        connector.retryingLostResponses(() -> {
            if (!done.getAsBoolean()) {
                write.run();
            }
            return done;
        });
    }
}
