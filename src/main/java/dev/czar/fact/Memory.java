package dev.czar.fact;

import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.fact.WorkerState.ExitCause;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Remembered from the ledger: what was done before. */
public sealed interface Memory extends Fact {
    /** An action that was tried and did not work. */
    public record ActionFailed(ActionKind kind, String lane, String decision, String reason, Duration ago)
            implements Memory {
        private static final Pattern KEY = Pattern.compile("[^/]*/(.*)/(\\d{1,9})", Pattern.DOTALL);

        @Override
        public String subject() {
            return decision;
        }

        @Override
        public ActionFailed aged(Duration elapsed) {
            return new ActionFailed(kind, lane, decision, reason, ago.plus(elapsed));
        }

        /** What the action was about, without the attempt: the middle of {@code KIND/target/attempt}. */
        public String target() {
            Matcher parts = KEY.matcher(decision);
            return parts.matches() ? parts.group(1) : decision;
        }

        /** What comes first in the target, such as the base of a build or the task of a claim. */
        public String about() {
            String target = target();
            int end = target.indexOf('/');
            return end < 0 ? target : target.substring(0, end);
        }

        /** Which attempt it was. */
        public int attempt() {
            Matcher parts = KEY.matcher(decision);
            return parts.matches() ? Integer.parseInt(parts.group(2)) : 1;
        }
    }

    /** A worker's claim on a task was released; what it had reported until then is no work under way any more. */
    public record ReleasedClaim(String task, String worker, Duration ago) implements Memory {
        @Override
        public String subject() {
            return task + "/" + worker;
        }

        @Override
        public ReleasedClaim aged(Duration elapsed) {
            return new ReleasedClaim(task, worker, ago.plus(elapsed));
        }
    }

    /** A veto kept this task from this worker when it was claimed earlier in the same cycle, which chooses again; {@code rule} vetoes. */
    public record RefusedClaim(String task, String worker, String rule) implements Memory {
        @Override
        public String subject() {
            return task + "/" + worker;
        }
    }

    /** An issue was written into the queue as this task, as it was in this revision; {@code source} is where it was found ({@code ""}: not known). */
    public record TakenIssue(String id, String task, String revision, @ValueWhenAbsent("\"\"") String source)
            implements Memory {
        @Override
        public String subject() {
            return id;
        }
    }

    /** A veto kept the tested omnibus from landing earlier in the same cycle, which chooses again; {@code rule} vetoes. */
    public record RefusedLanding(String commit, String rule) implements Memory {
        @Override
        public String subject() {
            return commit;
        }
    }

    /** A human was alerted. */
    public record Alerted(String about, String episode, Duration ago) implements Memory {
        @Override
        public String subject() {
            return about + "/" + episode;
        }

        @Override
        public Alerted aged(Duration elapsed) {
            return new Alerted(about, episode, ago.plus(elapsed));
        }
    }

    /** A command in a comment on a pull request was answered there; {@code comment} is its id. */
    public record CommandAnswered(int number, String comment, Duration ago) implements Memory {
        @Override
        public String subject() {
            return number + "/" + comment;
        }

        @Override
        public CommandAnswered aged(Duration elapsed) {
            return new CommandAnswered(number, comment, ago.plus(elapsed));
        }
    }

    /** A thread of inline comments was replied to by Czar once its worker had answered it. */
    public record ThreadAnswered(int number, String thread, Duration ago) implements Memory {
        @Override
        public String subject() {
            return number + "/" + thread;
        }

        @Override
        public ThreadAnswered aged(Duration elapsed) {
            return new ThreadAnswered(number, thread, ago.plus(elapsed));
        }
    }

    /** A message that could not be given to its worker yet, and why; {@code message} is the key of its decision. */
    public record HeldMessage(String worker, String message, String reason, int times, Duration since, Duration ago)
            implements Memory {
        @Override
        public String subject() {
            return message;
        }

        @Override
        public HeldMessage aged(Duration elapsed) {
            return new HeldMessage(worker, message, reason, times, since.plus(elapsed), ago.plus(elapsed));
        }

        /** How long it had been held back at the last try. */
        public Duration heldFor() {
            return since.minus(ago);
        }
    }

    /** {@code lane} is the worker for whatever is done to a worker. An action that has begun and has no outcome yet. */
    public record InFlight(ActionKind kind, String lane, String decision, Duration age) implements Memory {
        @Override
        public String subject() {
            return decision;
        }

        @Override
        public InFlight aged(Duration elapsed) {
            return new InFlight(kind, lane, decision, age.plus(elapsed));
        }
    }

    /** A thing of the repository was mended for the {@code attempt}th time. */
    public record Mended(RepositoryFaultKind fault, String what, int attempt, Duration ago) implements Memory {
        @Override
        public String subject() {
            return fault + "/" + what + "/" + attempt;
        }

        @Override
        public Mended aged(Duration elapsed) {
            return new Mended(fault, what, attempt, ago.plus(elapsed));
        }
    }

    /** The steps of speaking to a silent worker. */
    public enum NudgeLevel {
        ASK_STATUS,
        NUDGE,
        OFFER_HELP
    }

    /** The worker was spoken to about its silence. */
    public record Nudged(String worker, String episode, NudgeLevel level, Duration ago) implements Memory {
        @Override
        public String subject() {
            return worker + "/" + episode + "/" + level;
        }

        @Override
        public Nudged aged(Duration elapsed) {
            return new Nudged(worker, episode, level, ago.plus(elapsed));
        }
    }

    /** The omnibus landed with this commit; that is remembered for 31 days. */
    public record PastLanding(String commit, Duration age) implements Memory, Ending {
        private static final Duration LASTS = Duration.ofDays(31);

        @Override
        public String subject() {
            return commit;
        }

        @Override
        public Duration lasts() {
            return LASTS;
        }

        @Override
        public PastLanding aged(Duration elapsed) {
            return new PastLanding(commit, age.plus(elapsed));
        }
    }

    /**
     * The worker's process was restarted in place, for this cause; {@code resumed} with its last conversation, {@code process}
     * is the number of the new one, 0 when not known.
     */
    public record Restarted(
            String worker,
            String episode,
            int attempt,
            @ValueWhenAbsent("\"CRASH\"") ExitCause cause,
            @ValueWhenAbsent("false") boolean resumed,
            @ValueWhenAbsent("0") long process,
            Duration ago)
            implements Memory {
        /** After a crash. */
        public Restarted(String worker, String episode, int attempt, Duration ago) {
            this(worker, episode, attempt, ExitCause.CRASH, false, 0, ago);
        }

        @Override
        public String subject() {
            return worker + "/" + attempt;
        }

        @Override
        public Restarted aged(Duration elapsed) {
            return new Restarted(worker, episode, attempt, cause, resumed, process, ago.plus(elapsed));
        }
    }

    /** Work that was sent back to its worker. */
    public record ReturnedWork(String worker, String task, String head, String signature, int round, Duration ago)
            implements Memory {
        @Override
        public String subject() {
            return task + "/" + round;
        }

        /** Whether it did not merge with what others had brought in; such rounds are counted apart. */
        public boolean unmergeable() {
            return WorkAcceptance.UNMERGEABLE.contains(signature);
        }

        @Override
        public ReturnedWork aged(Duration elapsed) {
            return new ReturnedWork(worker, task, head, signature, round, ago.plus(elapsed));
        }
    }

    /** The worker's session was started; {@code process} is the number of its process, 0 when not known. */
    public record Started(String worker, @ValueWhenAbsent("0") long process, Duration ago) implements Memory {
        /** In a process that is not known. */
        public Started(String worker, Duration ago) {
            this(worker, 0, ago);
        }

        @Override
        public String subject() {
            return worker;
        }

        @Override
        public Started aged(Duration elapsed) {
            return new Started(worker, process, ago.plus(elapsed));
        }
    }

    /** The worker was told something once for this episode. */
    public record Notified(String worker, Topic topic, String episode, Duration ago) implements Memory {
        @Override
        public String subject() {
            return worker + "/" + topic + "/" + episode;
        }

        @Override
        public Notified aged(Duration elapsed) {
            return new Notified(worker, topic, episode, ago.plus(elapsed));
        }
    }

    /** What a notice to a worker is about. */
    public enum Topic {
        DUPLICATE,
        CLEARED,
        CONFLICT,
        MOVED,
        YIELD,
        GO_ON,
        ANSWER,
        INSTRUCTION,
        REMARKS,
        UNCOMMITTED,
        REPEATED
    }

    /** The worker was told a text of the project's own for this episode. */
    public record ToldOwn(String worker, String prompt, String episode, Duration ago) implements Memory {
        @Override
        public String subject() {
            return worker + "/" + prompt + "/" + episode;
        }

        @Override
        public ToldOwn aged(Duration elapsed) {
            return new ToldOwn(worker, prompt, episode, ago.plus(elapsed));
        }
    }
}
