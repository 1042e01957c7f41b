package dev.czar.world.agent.stream;

import dev.czar.world.agent.ScreenState.AgentShortage;
import java.util.List;

/**
 * What one line of a program's event stream says: the conversation's id ("" when not said), the words people read, and of a
 * failure its text, what the program says it has run short of, and until when.
 */
record StreamEvent(EventKind kind, String name, String session, List<String> words, StreamFailure failure) {
    StreamEvent {
        words = List.copyOf(words);
    }

    static StreamEvent of(EventKind kind, String name, List<String> words) {
        return new StreamEvent(kind, name, "", words, StreamFailure.NONE);
    }

    StreamEvent in(String conversation) {
        return new StreamEvent(kind, name, conversation, words, failure);
    }

    StreamEvent because(StreamFailure why) {
        return new StreamEvent(kind, name, session, words, why);
    }

    /** What an event means for the turn it belongs to. */
    enum EventKind {
        /** Work goes on, or nothing that matters here. */
        PASSING,
        /** The program has taken up the message: it is in the conversation. */
        TAKEN_UP,
        /** The turn has ended as it should. */
        COMPLETED,
        /** The turn has ended with an error. */
        FAILED
    }

    /** Why something failed by the program's own account. */
    record StreamFailure(String text, AgentShortage shortage, String until) {
        static final StreamFailure NONE = new StreamFailure("", AgentShortage.NONE, "");
    }
}
