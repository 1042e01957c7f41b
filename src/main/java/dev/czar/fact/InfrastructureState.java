package dev.czar.fact;

import dev.czar.fact.Fact.MeasuredValue;
import dev.czar.fact.Fact.OneOf;
import dev.czar.fact.Fact.ValueWhenAbsent;
import dev.czar.fact.WorkerState.Sign;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** What is known of what all workers share: terminal server, repository, origin, and of sensors that could not look. */
public sealed interface InfrastructureState extends Sensed {
    /** This run of the machine; another id means that it was started anew in between. */
    public record MachineBoot(String id) implements InfrastructureState {
        @Override
        public String subject() {
            return "machine";
        }
    }

    /**
     * One thing of the repository that is broken or gone, or is where it should not be; the others are as they are.
     * {@code commit} is where it was last, "" when that is not known or does not matter.
     */
    public record RepositoryFault(
            RepositoryFaultKind kind, String what, String cause, String remedy, @ValueWhenAbsent("\"\"") String commit)
            implements InfrastructureState {
        /** Of which no commit is known. */
        public RepositoryFault(RepositoryFaultKind kind, String what, String cause, String remedy) {
            this(kind, what, cause, remedy, "");
        }

        /** As it was before it named a commit, so that older recordings replay. */
        @Override
        public String toString() {
            String known = commit.isEmpty() ? "" : ", commit=" + commit;
            return "RepositoryFault[kind=" + kind + ", what=" + what + ", cause=" + cause + ", remedy=" + remedy + known
                    + "]";
        }

        @Override
        public String subject() {
            return kind + "/" + what;
        }
    }

    /** What is wrong with a thing of the repository. */
    public enum RepositoryFaultKind {
        MAINLINE_MISSING,
        WORKTREE_UNREADABLE,
        WORKTREE_MISSING,
        WORKTREE_WITHOUT_BRANCH,
        LOCK_LEFT,
        WORK_ELSEWHERE,
        BRANCH_UNREADABLE,
        BRANCH_MISSING,
        CHANGE_UNREADABLE,
        UNREVIEWED_ON_MAINLINE,
        LANDED_WORK_REVERTED,
        ON_DROPPED_COMMITS,
        SUBMODULE_UNPUBLISHED,
        REPORT_UNPROVEN,
        REPORT_WAITING
    }

    /** A rule of the book of this revision that took too much of a cycle or decided too much, and rests. */
    public record RuleLeftOut(String rule, String revision, String reason, Duration age)
            implements InfrastructureState {
        @Override
        public String subject() {
            return rule;
        }

        @Override
        public RuleLeftOut aged(Duration elapsed) {
            return new RuleLeftOut(rule, revision, reason, age.plus(elapsed));
        }
    }

    /** A sensor that could not look; what it would have seen is unknown. */
    public record SensorFailed(
            @OneOf({
                        "changes",
                        "clock",
                        "conflicts",
                        "forge",
                        "hook",
                        "host",
                        "issues",
                        "landing",
                        "notes",
                        "origin",
                        "progress",
                        "queue",
                        "receipts",
                        "report",
                        "repository",
                        "tasks",
                        "terminal",
                        "track-record",
                        "tracker",
                        "usage"
                    })
                    String sensor,
            String reason,
            Duration age)
            implements InfrastructureState {
        @Override
        public String subject() {
            return sensor;
        }

        @Override
        public SensorFailed aged(Duration elapsed) {
            return new SensorFailed(sensor, reason, age.plus(elapsed));
        }
    }

    /** The terminal server that holds all sessions. */
    public record TerminalServer(Sign sign, Duration age) implements InfrastructureState {
        @Override
        public String subject() {
            return "tmux";
        }

        @Override
        public TerminalServer aged(Duration elapsed) {
            return new TerminalServer(sign, age.plus(elapsed));
        }
    }

    /**
     * Czar could not look for so long, until so long ago: the machine slept, Czar was stopped, or the clock was changed.
     * Nothing that was not seen then is anybody's silence.
     */
    public record Unwatched(Duration lasting, Duration ago) implements InfrastructureState {
        @Override
        public String subject() {
            return "looking";
        }

        @Override
        public Unwatched aged(Duration elapsed) {
            return new Unwatched(lasting, ago.plus(elapsed));
        }
    }

    /**
     * The project's wall clock: the date ("" when not known), the day of the week, the time since midnight, the zone they are
     * of, and the days off around that date. It goes on with the time that passes.
     */
    public record Clock(
            @ValueWhenAbsent("\"\"") String date,
            Weekday weekday,
            @MeasuredValue(most = 86_399) Duration time,
            @ValueWhenAbsent("\"UTC\"") String zone,
            @ValueWhenAbsent("[]") List<String> holidays)
            implements InfrastructureState {
        private static final long DAY = Duration.ofDays(1).toMillis();

        public Clock {
            holidays = List.copyOf(holidays);
        }

        @Override
        public String subject() {
            return "clock";
        }

        @Override
        public Clock aged(Duration elapsed) {
            long millis = time.plus(elapsed).toMillis();
            int days = (int) Math.floorDiv(millis, DAY);
            return new Clock(
                    laterDate(days), weekday.plus(days), Duration.ofMillis(Math.floorMod(millis, DAY)), zone, holidays);
        }

        private String laterDate(int days) {
            try {
                return days == 0 ? date : LocalDate.parse(date).plusDays(days).toString();
            } catch (DateTimeParseException unknown) {
                return date;
            }
        }

        /** From 0 to 23. */
        @MeasuredValue(most = 23)
        public int hour() {
            return (int) time.toHours();
        }

        public boolean weekend() {
            return weekday == Weekday.SATURDAY || weekday == Weekday.SUNDAY;
        }

        /** Whether the date is a day off. */
        public boolean holiday() {
            return holidays.contains(date);
        }
    }

    /** The days of the week. */
    public enum Weekday {
        MONDAY,
        TUESDAY,
        WEDNESDAY,
        THURSDAY,
        FRIDAY,
        SATURDAY,
        SUNDAY;

        Weekday plus(int days) {
            return values()[Math.floorMod(ordinal() + days, values().length)];
        }
    }

    /**
     * How busy the machine is, in percent: processors (100 when every core has work, above when work waits), memory and the
     * disk the project is on; stated anew when one has moved by ten.
     */
    public record HostLoad(
            int cores,
            @MeasuredValue int processorPercent,
            @MeasuredValue(most = 100) int memoryPercent,
            @MeasuredValue(most = 100) int diskPercent)
            implements InfrastructureState {
        @Override
        public String subject() {
            return "machine";
        }
    }

    /**
     * The mainline at origin as it was fetched last, {@code head} empty when it was never seen there; how many commits the
     * mainline here has that origin lacks and the other way round; whether the omnibus lands there; how often somebody said
     * since the start that something was pushed there.
     */
    public record OriginPosition(String branch, String head, int ahead, int behind, boolean destination, int news)
            implements InfrastructureState {
        @Override
        public String subject() {
            return branch;
        }
    }

    /** The last fetch of a branch of origin, counted from 1, with the news it answered; {@code problem} is "" when it succeeded. */
    public record OriginFetch(String branch, int number, int news, String problem, Duration age)
            implements InfrastructureState {
        @Override
        public String subject() {
            return branch;
        }

        @Override
        public OriginFetch aged(Duration elapsed) {
            return new OriginFetch(branch, number, news, problem, age.plus(elapsed));
        }
    }

    /** A push to a branch that origin refused, in its own words. */
    public record OriginRefusal(String branch, String commit, String words, Duration age)
            implements InfrastructureState {
        @Override
        public String subject() {
            return branch;
        }

        @Override
        public OriginRefusal aged(Duration elapsed) {
            return new OriginRefusal(branch, commit, words, age.plus(elapsed));
        }
    }
}
