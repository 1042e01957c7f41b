package dev.czar.fact;

import dev.czar.fact.Fact.Ending;
import dev.czar.fact.Fact.SignedValue;
import dev.czar.fact.Fact.ValueWhenAbsent;
import dev.czar.fact.Limit.Landing;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The supervised repository and whether its work is still going on. */
public record Project(String name, String mainline, ProjectState state) implements Sensed {
    @Override
    public String subject() {
        return name;
    }

    /** The branch everything lands on. */
    public record Mainline(String branch, String head, String tree) implements Sensed {
        @Override
        public String subject() {
            return branch;
        }
    }

    /** What czar.yaml says of what lands at a time. */
    public record LandingSetting(Landing landing) implements Sensed {
        @Override
        public String subject() {
            return "landing";
        }
    }

    /** Whether there is still work to supervise. */
    public enum ProjectState {
        RUNNING,
        FINISHED
    }

    /**
     * Something of its own that a person, a file of the project or a worker states; {@code subject} is what it is about: a
     * worker, a task, anything, "" for the project. It is withdrawn when its time is over, zero: never.
     */
    public record Note(
            @ValueWhenAbsent("\"\"") String subject,
            String name,
            @ValueWhenAbsent("\"true\"") String value,
            @ValueWhenAbsent("\"PERSON\"") NoteSource source,
            @ValueWhenAbsent("\"PT0S\"") Duration age,
            @ValueWhenAbsent("\"PT0S\"") Duration lasts)
            implements Sensed, Ending {
        private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");

        /** What one source says does not replace what another says. */
        @Override
        public String key() {
            return Fact.key(Note.class, subject + "/" + name + "/" + source);
        }

        @Override
        public Note aged(Duration elapsed) {
            return new Note(subject, name, value, source, age.plus(elapsed), lasts);
        }

        /** The value as a number; 0 when it is none. */
        @SignedValue
        public double number() {
            return NUMBER.matcher(value).matches() ? Double.parseDouble(value) : 0;
        }

        /** The value as a whole number; 0 when it is none. */
        @SignedValue
        public int whole() {
            return (int) number();
        }

        /** Whether the value is yes, true or on. */
        public boolean on() {
            return Set.of("true", "yes", "on").contains(value.toLowerCase(Locale.ROOT));
        }
    }

    /** Who states a note: a person by command or over REST, a file of the project, or a worker of itself. */
    public enum NoteSource {
        PERSON,
        FILE,
        WORKER
    }

    /** How tested work lands: as the merges that were tested, as one commit per task, or as the workers' commits one after the other. */
    public enum MergeStyle {
        COMMIT,
        SQUASH,
        REBASE
    }
}
