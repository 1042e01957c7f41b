package dev.czar.world.terminal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads on for people what is said in a session without a terminal, and in those of its name that come after it. */
public final class SessionFollower {
    private final HeadlessSessions sessions;
    private final String name;
    private final int last;
    private boolean begun;
    private Optional<HeadlessSession> followed = Optional.empty();
    private long shown;

    /** Begins with the {@code last} lines of what was said before. */
    SessionFollower(HeadlessSessions sessions, String name, int last) {
        this.sessions = sessions;
        this.name = name;
        this.last = last;
    }

    /** What was said since the last time, each line once; nothing more when the session has ended and there is no other. */
    public Optional<List<String>> next() throws IOException {
        Optional<HeadlessSession> now = sessions.find(name);
        List<String> lines = new ArrayList<>();
        if (followed.isPresent()) {
            lines.addAll(rest(followed.get()));
        }
        boolean another = now.isPresent() && !now.equals(followed);
        if (another) {
            shown = 0;
            lines.addAll(rest(now.get()));
        }
        boolean ended = now.isEmpty() && lines.isEmpty();
        followed = now.isPresent() ? now : followed;
        int first = begun ? 0 : Math.max(0, lines.size() - last);
        begun = true;
        return ended ? Optional.empty() : Optional.of(lines.subList(first, lines.size()));
    }

    private List<String> rest(HeadlessSession session) throws IOException {
        SaidLines said = session.said(shown);
        long unkept = said.count() - shown - said.lines().size();
        shown = said.count();
        List<String> lines = new ArrayList<>(said.lines());
        if (unkept > 0) {
            lines.add(0, "(… " + unkept + " lines before these)");
        }
        return lines;
    }
}
