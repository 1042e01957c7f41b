package dev.czar.fact;

import dev.czar.fact.Limit.LimitFor;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom limits hold for, and which they have of their own: one worker in whatever it does, one worker with one task, or everyone
 * else. Of several for one limit that of the task's label counts, then that of the worker, then that of its agent; of
 * two labels the first in the alphabet.
 *
 * @param worker "" for everyone else
 * @param task "" for whatever the worker does
 * @param own the limits that they have of their own, by name
 * @param except who has others
 */
public record LimitHolders(String worker, String task, List<LimitFor> own, List<LimitHolder> except)
        implements Derived {

    private static final Comparator<LimitFor> WEIGHT = Comparator.comparing(LimitFor::scope)
            .thenComparing(LimitFor::name, Comparator.reverseOrder())
            .thenComparing(LimitFor::time)
            .thenComparing(LimitFor::number);

    public LimitHolders {
        own = List.copyOf(own);
        except = List.copyOf(except);
    }

    /** Of the limits that anybody has of their own. */
    public LimitHolders(String worker, String task, List<OwnLimit> known) {
        this(worker, task, chosen(new LimitHolder(worker, task), known), others(new LimitHolder(worker, task), known));
    }

    private static List<LimitFor> chosen(LimitHolder holder, List<OwnLimit> known) {
        Map<LimitName, LimitFor> best = new EnumMap<>(LimitName.class);
        known.stream()
                .filter(one -> one.holder().equals(holder))
                .map(OwnLimit::limit)
                .forEach(limit -> best.merge(
                        limit.limit(), limit, (left, right) -> WEIGHT.compare(left, right) < 0 ? right : left));
        return List.copyOf(best.values());
    }

    private static List<LimitHolder> others(LimitHolder holder, List<OwnLimit> known) {
        return known.stream()
                .map(OwnLimit::holder)
                .filter(other -> !other.equals(holder) && holder.covers(other))
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public String subject() {
        return worker.isEmpty() ? "everyone else" : new LimitHolder(worker, task).toString();
    }

    /** Whether they hold for what a worker does, whatever its task. */
    public boolean includes(String wanted) {
        return includes(wanted, "");
    }

    /** Whether they hold for a worker with this task. */
    public boolean includes(String wanted, String itsTask) {
        LimitHolder asked = new LimitHolder(wanted, itsTask);
        return new LimitHolder(worker, task).covers(asked)
                && !except.contains(asked)
                && (!worker.isEmpty() || !except.contains(new LimitHolder(wanted, "")));
    }

    /** Whether they hold for a task, whoever has it. */
    public boolean includesTask(String wanted) {
        return worker.isEmpty()
                ? wanted.isEmpty()
                        || except.stream().noneMatch(other -> other.task().equals(wanted))
                : !task.isEmpty() && task.equals(wanted);
    }

    /** The time that counts where {@code byAll} holds for all. */
    Duration time(LimitName limit, Duration byAll) {
        return find(limit).map(LimitFor::time).orElse(byAll);
    }

    int number(LimitName limit, int byAll) {
        return find(limit).map(LimitFor::number).orElse(byAll);
    }

    private Optional<LimitFor> find(LimitName limit) {
        return own.stream().filter(one -> one.limit() == limit).findFirst();
    }

    /** A worker with a task; "" for any. */
    public record LimitHolder(String worker, String task) implements Comparable<LimitHolder> {

        boolean covers(LimitHolder other) {
            return (worker.isEmpty() || worker.equals(other.worker)) && (task.isEmpty() || task.equals(other.task));
        }

        @Override
        public int compareTo(LimitHolder other) {
            return Comparator.comparing(LimitHolder::worker)
                    .thenComparing(LimitHolder::task)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return task.isEmpty() ? worker : worker + "/" + task;
        }
    }

    /** A limit that one worker has of its own, in whatever it does (task "") or with one task. */
    public record OwnLimit(String worker, String task, LimitFor limit) implements Derived {

        @Override
        public String subject() {
            return holder() + "/" + limit.subject();
        }

        private LimitHolder holder() {
            return new LimitHolder(worker, task);
        }
    }

    /** The limits that can be set for a worker or an agent, and those about a task also for the tasks with a label. */
    public enum LimitName {
        SLOW_AFTER(LimitUnit.TIME, LimitReach.TASK),
        STUCK_AFTER(LimitUnit.TIME, LimitReach.TASK),
        START_WITHIN(LimitUnit.TIME, LimitReach.WORKER),
        CLAIM_LEASE(LimitUnit.TIME, LimitReach.TASK),
        WAIT_AFTER_NUDGE(LimitUnit.TIME, LimitReach.TASK),
        WAIT_AFTER_HELP(LimitUnit.TIME, LimitReach.TASK),
        WAIT_AFTER_RESTART(LimitUnit.TIME, LimitReach.TASK),
        RESTARTS_MOST(LimitUnit.NUMBER, LimitReach.WORKER),
        RESTARTS_WINDOW(LimitUnit.TIME, LimitReach.WORKER),
        RESTART_COOLDOWN(LimitUnit.TIME, LimitReach.WORKER),
        RESUME_WITHIN(LimitUnit.TIME, LimitReach.WORKER),
        LEAVES_MOST(LimitUnit.NUMBER, LimitReach.WORKER),
        LEAVE_PAUSE(LimitUnit.TIME, LimitReach.WORKER),
        EXIT_MARGIN(LimitUnit.TIME, LimitReach.WORKER),
        UNKNOWN_RESET_AFTER(LimitUnit.TIME, LimitReach.WORKER),
        DELIVERY_ATTEMPTS(LimitUnit.NUMBER, LimitReach.TASK),
        ACKNOWLEDGE_WITHIN(LimitUnit.TIME, LimitReach.TASK),
        HELD_MESSAGE_PAUSE(LimitUnit.TIME, LimitReach.WORKER),
        HELD_MESSAGE_LONGEST_PAUSE(LimitUnit.TIME, LimitReach.WORKER),
        HELD_MESSAGE_ALERT(LimitUnit.TIME, LimitReach.WORKER),
        TURN_LONGEST(LimitUnit.TIME, LimitReach.TASK),
        BACKGROUND_LONGEST(LimitUnit.TIME, LimitReach.TASK),
        PERMISSION_WAIT(LimitUnit.TIME, LimitReach.WORKER),
        REMIND_AFTER(LimitUnit.TIME, LimitReach.WORKER),
        WORK_IN_PROGRESS(LimitUnit.NUMBER, LimitReach.WORKER),
        REVIEW_ROUNDS(LimitUnit.NUMBER, LimitReach.TASK),
        TIDY_WITHIN(LimitUnit.TIME, LimitReach.TASK),
        CI_BEGINS_WITHIN(LimitUnit.TIME, LimitReach.TASK),
        CI_LONGEST(LimitUnit.TIME, LimitReach.TASK),
        SHORTAGE_MARGIN(LimitUnit.TIME, LimitReach.WORKER),
        SHORTAGE_PAUSE(LimitUnit.TIME, LimitReach.WORKER),
        SHORTAGE_LONGEST_PAUSE(LimitUnit.TIME, LimitReach.WORKER),
        SHORTAGE_TRIES(LimitUnit.NUMBER, LimitReach.WORKER),
        SHORTAGE_ALERT(LimitUnit.TIME, LimitReach.WORKER),
        RETRY_ATTEMPTS(LimitUnit.NUMBER, LimitReach.WORKER),
        RETRY_PAUSE(LimitUnit.TIME, LimitReach.WORKER);

        private final LimitUnit unit;
        private final LimitReach reach;

        LimitName(LimitUnit unit, LimitReach reach) {
            this.unit = unit;
            this.reach = reach;
        }

        /** As it is written on the command line and in tables, such as {@code stuck-after}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The one with this label. */
        public static Optional<LimitName> of(String label) {
            return Stream.of(values())
                    .filter(limit -> limit.label().equals(label))
                    .findFirst();
        }

        public boolean time() {
            return unit == LimitUnit.TIME;
        }

        /** Whether it is about a task, so that it can be set for a label. */
        public boolean ofTask() {
            return reach == LimitReach.TASK;
        }

        private enum LimitUnit {
            TIME,
            NUMBER
        }

        private enum LimitReach {
            WORKER,
            TASK
        }
    }
}
