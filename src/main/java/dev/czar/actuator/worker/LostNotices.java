package dev.czar.actuator.worker;

import dev.czar.actuator.delivery.WorkerMessage;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.decision.Message;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Tell;
import dev.czar.fact.Memory.Topic;
import dev.czar.project.files.ProjectException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What was told to a worker while it had its task, and what its conversation does not hold after a restart. Each notice is said with
 * its own line, by which the next restart finds it. Where nobody can tell what the conversation holds, only what the program that
 * ended was told comes again, so that nothing is said more than twice.
 */
public final class LostNotices {
    /** What holds only for a while; who still has to know it is told anew, or was told by the program that ended. */
    private static final Set<Topic> PASSING =
            Set.of(Topic.DUPLICATE, Topic.CLEARED, Topic.CONFLICT, Topic.MOVED, Topic.YIELD);

    /** What the restart itself says. */
    private static final Set<Topic> NEVER = Set.of(Topic.GO_ON, Topic.UNCOMMITTED, Topic.REPEATED);

    private final WorkerMessenger messenger;
    private final ToldNotices told;

    LostNotices(WorkerMessenger messenger, ToldNotices told) {
        this.messenger = messenger;
        this.told = told;
    }

    /** Those that still matter. */
    List<ToldNotice> told(InjectTask action) {
        return told.told(action.worker(), action.task()).stream()
                .filter(notice -> notice.isLate() || !isOneOf(notice.message(), PASSING))
                .filter(notice -> !isOneOf(notice.message(), NEVER))
                .toList();
    }

    /**
     * The words of those that are not held, with what introduces them, to stand before other text; "" when nothing is lost. Nothing
     * is {@code held} where nobody can tell what is.
     */
    String lost(InjectTask action, List<ToldNotice> before, Optional<Set<String>> held) throws ProjectException {
        StringJoiner words = new StringJoiner("\n\n");
        for (ToldNotice notice : before) {
            if (held.map(known -> !known.contains(notice.marker())).orElse(notice.isLate())) {
                words.add(MessagePrompt.of(notice.message()).again(messenger, notice.message()));
            }
        }
        return words.length() == 0
                ? ""
                : messenger.fillPrompt(action, "repeated", Map.of("detail", words.toString())) + "\n\n";
    }

    private static boolean isOneOf(Message message, Set<Topic> topics) {
        return message instanceof Tell tell && topics.contains(tell.topic());
    }

    /** The notices that reached a worker since it was given the task, oldest first. */
    @FunctionalInterface
    public interface ToldNotices {
        List<ToldNotice> told(String worker, String task);
    }

    /** What people said to a worker in a turn that has not ended, since its program did, oldest first. */
    @FunctionalInterface
    public interface CutOffWords {
        List<Message> of(String worker);
    }

    /** {@code isLate}: since the task was last delivered, so to the program that ended. */
    public record ToldNotice(Message message, boolean isLate) {
        /** The line that ends it, by which it is found in a conversation. */
        String marker() {
            return WorkerMessage.markerOf(message.key());
        }
    }
}
