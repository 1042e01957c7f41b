package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction.AnswerThread;
import dev.czar.fact.Memory.ThreadAnswered;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.PlainText;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.Forge.ThreadReply;
import dev.czar.world.git.CommitHistory;
import java.time.Duration;
import java.util.List;

/** Replies in a thread of inline comments, once: with the commits that changed its file since, or that none did. */
public final class AnswerThreadActuator implements Actuator<AnswerThread> {
    private static final int MOST_COMMITS = 3;
    private static final int SHOWN = 12;
    private static final int SUBJECT = 120;

    private final IntegrationContext site;
    private final Forge forge;

    public AnswerThreadActuator(IntegrationContext site, Forge forge) {
        this.site = site;
        this.forge = forge;
    }

    @Override
    public Class<AnswerThread> actionType() {
        return AnswerThread.class;
    }

    @Override
    public Outcome act(AnswerThread action) {
        ThreadReply place = new ThreadReply(action.thread(), action.place(), "");
        String text = text(action, place.file());
        forge.reply(action.number(), new ThreadReply(action.thread(), action.place(), text));
        return Outcome.done(
                action,
                site.clock().instant(),
                text,
                new ThreadAnswered(action.number(), action.thread(), Duration.ZERO));
    }

    private String text(AnswerThread action, String file) {
        String head = shown(action.head());
        CommandResult log = site.repository()
                .git()
                .run(
                        new byte[0],
                        "log",
                        "--first-parent",
                        "--no-merges",
                        "--no-show-signature",
                        "--format=%H %s",
                        action.since() + ".." + action.head(),
                        "--",
                        ":(literal)" + file);
        if (!log.ok()) {
            return "The head is %s now.".formatted(head);
        }
        List<String> commits = log.output().lines().toList();
        if (commits.isEmpty()) {
            return (isAsItWas(action, file)
                            ? "The head is %s now; it leaves `%s` as it was."
                            : "The head is %s now; what changed in `%s` came with a merge.")
                    .formatted(head, quoted(file));
        }
        StringBuilder text = new StringBuilder("Answered with %s:\n".formatted(head));
        commits.stream().limit(MOST_COMMITS).forEach(commit -> text.append(line(commit)));
        if (commits.size() > MOST_COMMITS) {
            text.append("\n* and %d more".formatted(commits.size() - MOST_COMMITS));
        }
        return text.toString();
    }

    private boolean isAsItWas(AnswerThread action, String file) {
        CommitHistory history = site.repository().history();
        return history.file(action.since(), file).equals(history.file(action.head(), file));
    }

    private static String line(String commit) {
        String[] parts = commit.split(" ", 2);
        return "\n* %s `%s`".formatted(shown(parts[0]), quoted(PlainText.upTo(SUBJECT, parts[1])));
    }

    private static String shown(String commit) {
        return commit.substring(0, Math.min(SHOWN, commit.length()));
    }

    /** A worker wrote it: nothing in it is more than text there. */
    private static String quoted(String text) {
        return text.replace('`', '\'').replace('\n', ' ');
    }
}
