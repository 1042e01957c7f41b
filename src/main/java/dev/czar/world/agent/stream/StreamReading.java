package dev.czar.world.agent.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.world.agent.AgentProfile;
import dev.czar.world.agent.ScreenReader;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import dev.czar.world.agent.stream.StreamEvent.EventKind;
import dev.czar.world.agent.stream.StreamEvent.StreamFailure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Follows a session's event stream line by line: the program's own events, and between them the lines by which the session
 * says that a turn begins ({@code {"czar":"turn","turn":"1","at":SECONDS}}), that it has ended ({@code "czar":"end"} with
 * {@code "status"}), and that the session ends with it ({@code "czar":"left"}).
 */
public final class StreamReading {
    private static final int KEPT_LINES = 2_000;
    private static final String OWN = "czar";

    /** Signs of a lower priority find that something failed, not what. */
    private static final int CERTAIN = 0;

    private final EventProtocol protocol;
    private final ScreenReader signs;
    private final ObjectMapper json = new ObjectMapper();
    private final Deque<String> lines = new ArrayDeque<>();
    private long count;
    private String conversation = "";
    private String turn = "";
    private String event = "";
    private boolean running;
    private boolean takenUp;
    private Optional<Integer> left = Optional.empty();
    private Instant since = Instant.EPOCH;
    private StreamFailure failure = StreamFailure.NONE;

    public StreamReading(AgentProfile agent) {
        this.protocol = EventProtocol.of(agent.headless().format());
        this.signs = new ScreenReader(agent);
    }

    /** Takes the next line; one that is no JSON object is the program's plain words. */
    public void accept(String line) {
        if (line.isBlank()) {
            return;
        }
        JsonNode node = node(line);
        if (!node.isObject()) {
            show("  " + StreamWords.shortened(line));
        } else if (node.has(OWN)) {
            own(node);
        } else {
            take(protocol.event(node));
        }
    }

    /** Shows a line to people, such as one of the message a turn begins with. */
    public void show(String line) {
        lines.addLast(line);
        count++;
        if (lines.size() > KEPT_LINES) {
            lines.removeFirst();
        }
    }

    /** Whose move it is; idle is a session whose last turn has ended, with what that turn says has run short. */
    public ScreenState state() {
        ScreenTurn whose = running ? ScreenTurn.ACTIVE : ScreenTurn.IDLE;
        if (running || failure.shortage() == AgentShortage.NONE) {
            return new ScreenState(whose, event, false, AgentShortage.NONE, "", "", "");
        }
        return new ScreenState(whose, event, false, failure.shortage(), failure.until(), "", failure.text());
    }

    /** The id by which the conversation is continued, "" before the program has said it. */
    public String conversation() {
        return conversation;
    }

    /** The turn that runs or ran last, "" before the first. */
    public String turn() {
        return turn;
    }

    /** Whether the program has said that it took up this turn's message. */
    public boolean tookUp(String number) {
        return number.equals(turn) ? takenUp : order(number) < order(turn);
    }

    /** When the turn began or ended. */
    public Instant since() {
        return since;
    }

    /** The exit status of a program whose end was the session's. */
    public Optional<Integer> left() {
        return left;
    }

    /** For people, oldest first. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** How many lines there were, with those that are not kept any more. */
    public long count() {
        return count;
    }

    private JsonNode node(String line) {
        try {
            return json.readTree(line);
        } catch (JsonProcessingException plain) {
            return json.missingNode();
        }
    }

    private void own(JsonNode node) {
        since = Instant.ofEpochSecond(node.path("at").asLong());
        if (node.path(OWN).asText().equals("turn")) {
            turn = node.path("turn").asText();
            event = "begun";
            running = true;
            takenUp = false;
            failure = StreamFailure.NONE;
            return;
        }
        running = false;
        int status = node.path("status").asInt(-1);
        if (node.path(OWN).asText().equals("left")) {
            left = Optional.of(status);
            show("! the program ended without ending its turn, exit status " + status);
        }
    }

    private void take(StreamEvent said) {
        conversation = said.session().isEmpty() ? conversation : said.session();
        takenUp |= said.kind() == EventKind.TAKEN_UP;
        said.words().forEach(this::show);
        if (said.failure() != StreamFailure.NONE) {
            failure = known(said.failure());
        }
        if (said.kind() == EventKind.COMPLETED || said.kind() == EventKind.FAILED) {
            event = said.name();
        }
        String failed = "! " + failure.text();
        if (said.kind() == EventKind.FAILED && !failed.equals(lines.peekLast())) {
            show(failed);
        }
        if (said.kind() == EventKind.COMPLETED) {
            failure = StreamFailure.NONE;
        }
    }

    /** What the profile's signs find in its words, else the program's own code, else what its words could be. */
    private StreamFailure known(StreamFailure told) {
        String text = StreamWords.oneLine(told.text().isEmpty() ? failure.text() : told.text());
        ScreenState read = signs.shortage(text, CERTAIN);
        AgentShortage shortage = read.shortage();
        for (AgentShortage other : List.of(
                told.shortage(),
                failure.shortage(),
                signs.shortage(text, Integer.MIN_VALUE).shortage())) {
            shortage = shortage == AgentShortage.NONE ? other : shortage;
        }
        String until = read.until();
        for (String other : List.of(told.until(), failure.until())) {
            until = until.isEmpty() ? other : until;
        }
        return new StreamFailure(text, shortage, until);
    }

    private static long order(String number) {
        return number.isEmpty() ? 0 : Long.parseLong(number);
    }
}
