package dev.czar.simulation.world;

import dev.czar.fact.ActionKind;
import dev.czar.fact.WorkerState.AgentRecord;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The numbers a simulation goes by: how workers of each agent work, the median times that actions take, the chance that two
 * tasks change the same lines, how the project is supervised, and what is kept of earlier projects.
 */
public record SimulationParameters(
        Map<String, WorkerBehaviour> behaviours,
        Map<ActionKind, Duration> durations,
        double conflicts,
        SupervisionHabits supervision,
        List<AgentRecord> earlier) {

    /** Where nothing is known of a project: assumed, not measured. */
    public static final SimulationParameters USUAL = new SimulationParameters(
            Map.of(),
            Map.of(
                    ActionKind.RUN_CHECKS, Duration.ofMinutes(4),
                    ActionKind.REVIEW_PULL_REQUEST, Duration.ofMinutes(3),
                    ActionKind.BUILD_OMNIBUS, Duration.ofMinutes(5)),
            0.08,
            SupervisionHabits.CZAR,
            List.of());

    public SimulationParameters {
        behaviours = Map.copyOf(behaviours);
        durations = Map.copyOf(durations);
        earlier = List.copyOf(earlier);
    }

    /** Of an agent without its own: the usual one. */
    public WorkerBehaviour behaviour(String agent) {
        return behaviours.getOrDefault(agent, WorkerBehaviour.USUAL);
    }

    /** On tasks of one skill: its own of these where it has one, else as on all. */
    public WorkerBehaviour behaviour(String agent, String skill) {
        WorkerBehaviour ofSkill = behaviours.get(agent + "/" + skill);
        return ofSkill == null ? behaviour(agent) : ofSkill;
    }

    public SimulationParameters with(Map<String, WorkerBehaviour> others) {
        return new SimulationParameters(others, durations, conflicts, supervision, earlier);
    }

    public SimulationParameters withConflicts(double chance) {
        return new SimulationParameters(behaviours, durations, chance, supervision, earlier);
    }

    public SimulationParameters with(SupervisionHabits habits) {
        return new SimulationParameters(behaviours, durations, conflicts, habits, earlier);
    }

    /** A project that begins with what is kept of those before it. */
    public SimulationParameters after(List<AgentRecord> records) {
        return new SimulationParameters(behaviours, durations, conflicts, supervision, records);
    }

    /**
     * What a supervisor does without rules: how often it looks (zero: whenever something happens), whether it writes into sessions
     * without looking at them, how often a message is lost on the way or a task taken for another, and how often a human looks in
     * by himself (zero: he comes when he is told).
     */
    public record SupervisionHabits(
            Duration poll, boolean blind, double messageLost, double taskMistaken, Duration visits) {

        public static final SupervisionHabits CZAR = new SupervisionHabits(Duration.ZERO, false, 0, 0, Duration.ZERO);

        /** A loop of scripts: looks every half minute, writes blindly, and cannot call for a human. */
        public static final SupervisionHabits SCRIPTED =
                new SupervisionHabits(Duration.ofSeconds(30), true, 0.05, 0.05, Duration.ofHours(2));

        /** The rules of Czar with a human who looks in as well, so that rules can be left out. */
        public static final SupervisionHabits WATCHED =
                new SupervisionHabits(Duration.ZERO, false, 0, 0, Duration.ofHours(2));

        public boolean scripted() {
            return blind;
        }

        /** Whether a human looks in by himself; then what Czar must not let happen may happen. */
        public boolean isWatched() {
            return !visits.isZero();
        }
    }
}
