package dev.czar.simulation.world;

import dev.czar.fact.Observation;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.AgentRecord;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.simulation.world.SimulatedChecks.SimulatedForge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that is outside of Czar in a simulation: workers, repository, people, what the sensors see of them. */
public final class SimulatedWorld {

    private static final Duration OUTPUT_SEEN_EVERY = Duration.ofMinutes(50);

    private final SimulationScenario scenario;
    private final EventCalendar calendar;
    private final Function<String, Optional<String>> claimant;
    private final SimulatedRepository repository;
    private final List<WorkerLife> lives = new ArrayList<>();
    private final Map<String, SimulatedTask> tasks;
    private final SimulatedSensors sensors = new SimulatedSensors(this);
    private final SimulatedHuman human = new SimulatedHuman(this);
    private final SimulatedExperience experience;
    private final SimulatedForge forge = new SimulatedForge();
    private final List<String> mishaps = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, List<Duration>> times = new TreeMap<>();
    private boolean terminalThere;
    private Instant terminalSince;
    private boolean finished;
    private long processes = 1_000;

    /** {@code claimant} says who has a task. */
    public SimulatedWorld(
            SimulationScenario scenario, EventCalendar calendar, Function<String, Optional<String>> claimant) {
        this.scenario = scenario;
        this.calendar = calendar;
        this.claimant = claimant;
        this.repository =
                new SimulatedRepository(scenario.seed(), scenario.parameters().conflicts());
        this.tasks = scenario.tasks().stream().collect(Collectors.toMap(SimulatedTask::id, Function.identity()));
        this.terminalSince = now();
        this.experience = new SimulatedExperience(this);
        for (Worker worker : scenario.workers()) {
            lives.add(new WorkerLife(
                    this,
                    new SimulatedWorker(
                            worker, scenario.parameters().behaviour(worker.agent()), repository.mainline(), now())));
        }
        calendar.after(OUTPUT_SEEN_EVERY, this::outputSeen);
        human.looksIn();
    }

    private void outputSeen() {
        if (workers().stream().anyMatch(worker -> worker.moving)) {
            sensors.woken(SimulatedSensors.SensorName.PROGRESS);
        }
        calendar.after(OUTPUT_SEEN_EVERY, this::outputSeen);
    }

    long seed() {
        return scenario.seed();
    }

    SimulationParameters parameters() {
        return scenario.parameters();
    }

    String project() {
        return SimulationScenario.PROJECT;
    }

    Set<SimulationSeam> seams() {
        return scenario.seams();
    }

    EventCalendar calendar() {
        return calendar;
    }

    public Instant now() {
        return calendar.instant();
    }

    public SimulatedRepository repository() {
        return repository;
    }

    public SimulatedSensors sensors() {
        return sensors;
    }

    /** Where people's orders go. */
    public void ordersTo(Consumer<Observation> sink) {
        human.ordersTo(sink);
    }

    SimulatedForge forge() {
        return forge;
    }

    SimulatedHuman human() {
        return human;
    }

    List<WorkerLife> lives() {
        return lives;
    }

    WorkerLife life(String worker) {
        return lives.stream()
                .filter(life -> life.worker().id().equals(worker))
                .findFirst()
                .orElseThrow();
    }

    List<SimulatedWorker> workers() {
        return lives.stream().map(WorkerLife::worker).toList();
    }

    Collection<SimulatedTask> tasks() {
        return scenario.tasks();
    }

    SimulatedTask task(String id) {
        return tasks.get(id);
    }

    Optional<String> claimant(String task) {
        return claimant.apply(task);
    }

    boolean isIntegrated(String task) {
        return repository.commit(repository.tip()).contents().containsKey(task);
    }

    /** Whether the mainline holds every primary task. */
    public boolean allLanded() {
        return repository.commit(repository.mainline()).contents().keySet().containsAll(scenario.primaryTasks());
    }

    public boolean finished() {
        return finished;
    }

    void finish() {
        finished = true;
        sensors.woken(SimulatedSensors.SensorName.QUEUE);
    }

    long nextProcess() {
        return ++processes;
    }

    boolean terminalThere() {
        return terminalThere;
    }

    Instant terminalSince() {
        return terminalSince;
    }

    /** With the first session comes the terminal server. */
    void terminalStarts() {
        if (!terminalThere) {
            terminalThere = true;
            terminalSince = now();
        }
    }

    void terminalDies() {
        if (terminalThere) {
            terminalThere = false;
            terminalSince = now();
            lives.forEach(life -> life.end(ExitCause.SESSION_LOST));
            sensors.woken(SimulatedSensors.SensorName.TERMINAL);
        }
    }

    /** Something happened that Czar must never let happen; to a loop of scripts it does. */
    void mishap(String what) {
        if (parameters().supervision().isWatched()) {
            count("mishaps");
        } else {
            mishaps.add(what);
        }
    }

    /** What must never happen and has, since this was asked last. */
    public List<String> takeMishaps() {
        List<String> taken = List.copyOf(mishaps);
        mishaps.clear();
        return taken;
    }

    void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** How often something happened: tasks given, work returned, checks run, alerts. */
    public Map<String, Integer> counts() {
        Map<String, Integer> all = new HashMap<>(counts);
        all.put("alerts", human.alerts());
        return all;
    }

    void returned(String task) {
        count("returned");
        experience.returned(task);
    }

    SimulatedExperience experience() {
        return experience;
    }

    /** What each agent's workers made of their tasks so far. */
    public List<AgentRecord> agentRecords() {
        return experience.records();
    }

    /** How many tasks on the mainline were never sent back. */
    public int landedAtOnce() {
        return experience.atOnce(
                repository.commit(repository.mainline()).contents().keySet());
    }

    void committed(String task, String worker) {
        count("commits");
        if (claimant(task).filter(worker::equals).isEmpty()) {
            count("commits on others' tasks");
        }
    }

    /** Something took so long. */
    void timed(String what, Duration took) {
        times.computeIfAbsent(what, first -> new ArrayList<>()).add(took);
    }

    public Map<String, List<Duration>> times() {
        return times;
    }

    /** How many workers have no task while as many tasks could be begun. */
    public int idleBesideReady() {
        Set<String> taken = tasks.keySet().stream()
                .flatMap(task -> claimant(task).stream().filter(worker -> !isIntegrated(task)))
                .collect(Collectors.toSet());
        long free = workers().stream()
                .filter(worker -> worker.alive && worker.shortage.isEmpty() && !taken.contains(worker.id()))
                .count();
        long ready = free == 0
                ? 0
                : scenario.tasks().stream()
                        .filter(task -> claimant(task.id()).isEmpty() && !isIntegrated(task.id()))
                        .filter(task -> task.requirements().stream().allMatch(this::isIntegrated))
                        .count();
        return (int) Math.min(free, ready);
    }

    /** How many of the tasks on the mainline hold faulty work. */
    public int faulty() {
        return (int) repository.commit(repository.mainline()).contents().values().stream()
                .filter(head -> !repository.isSound(head))
                .count();
    }

    /** Workers that could work: their number, and of those how many do. */
    public int working() {
        return (int) workers().stream().filter(worker -> worker.moving).count();
    }
}
