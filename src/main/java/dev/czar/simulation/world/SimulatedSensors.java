package dev.czar.simulation.world;

import dev.czar.fact.Conflict;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.MachineBoot;
import dev.czar.fact.InfrastructureState.TerminalServer;
import dev.czar.fact.Observation;
import dev.czar.fact.Project;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerQuestion;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.simulation.world.SimulatedWorker.SimulatedShortage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** States what is to be seen of the world, in the shapes of the product's sensors and under their names. */
public final class SimulatedSensors {

    /** The sensors there are. */
    enum SensorName {
        QUEUE,
        TERMINAL,
        PROGRESS,
        REPORT,
        REPOSITORY,
        CONFLICTS,
        TRACK_RECORD
    }

    private final SimulatedWorld world;
    private final Set<SensorName> stale = EnumSet.allOf(SensorName.class);

    SimulatedSensors(SimulatedWorld world) {
        this.world = world;
    }

    void woken(SensorName... sensors) {
        stale.addAll(List.of(sensors));
    }

    /** Everything is to be looked at, as after a start. */
    public void wakeAll() {
        stale.addAll(EnumSet.allOf(SensorName.class));
    }

    /** What the sensors see that were woken. */
    public void look(BiConsumer<String, List<Observation>> sink) {
        for (SensorName sensor : List.copyOf(stale)) {
            String name = sensor.name().toLowerCase(Locale.ROOT).replace('_', '-');
            sink.accept(
                    name,
                    facts(sensor).map(fact -> Observation.of(fact, name, now())).toList());
        }
        stale.clear();
    }

    private Stream<? extends Fact> facts(SensorName sensor) {
        return switch (sensor) {
            case QUEUE -> queue();
            case TERMINAL -> terminal();
            case PROGRESS -> started().map(this::progress);
            case REPORT -> world.workers().stream().flatMap(this::reports);
            case REPOSITORY -> repository();
            case CONFLICTS -> conflicts().stream();
            case TRACK_RECORD -> world.experience().facts();
        };
    }

    private Stream<SimulatedWorker> started() {
        return world.workers().stream().filter(worker -> worker.started);
    }

    private Stream<Fact> queue() {
        ProjectState state = world.finished() ? ProjectState.FINISHED : ProjectState.RUNNING;
        Stream<Fact> tasks = world.tasks().stream()
                .flatMap(task -> Stream.concat(
                        Stream.of(task.fact()),
                        task.requirements().stream().map(requirement -> new Dependency(task.id(), requirement))));
        Stream<Fact> workers = world.workers().stream().map(worker -> worker.identity);
        return Stream.of(Stream.<Fact>of(new Project(world.project(), "main", state)), workers, tasks)
                .flatMap(facts -> facts);
    }

    private Stream<Fact> terminal() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new MachineBoot("1"));
        facts.add(new TerminalServer(world.terminalThere() ? Sign.PRESENT : Sign.GONE, since(world.terminalSince())));
        world.workers().forEach(worker -> facts.addAll(terminal(worker)));
        return facts.stream();
    }

    private List<Fact> terminal(SimulatedWorker worker) {
        List<Fact> facts = new ArrayList<>();
        Sign pane = worker.alive || worker.exit.isPresent() && world.terminalThere() ? Sign.PRESENT : Sign.GONE;
        Sign process = worker.alive ? Sign.PRESENT : Sign.GONE;
        facts.add(new WorkerProcess(worker.id(), pane, process, 2, since(worker.processSince)));
        if (!worker.alive) {
            worker.exit.ifPresent(exit -> facts.add(new WorkerExit(
                    worker.id(),
                    exit.cause(),
                    -1,
                    "",
                    worker.identity.agent(),
                    "",
                    Resource.AVAILABLE,
                    Duration.ZERO,
                    pane == Sign.PRESENT ? worker.process : 0,
                    since(exit.at()))));
            return facts;
        }
        facts.add(worker.shortage.map(shortage -> resource(worker, shortage)).orElseGet(() -> available(worker)));
        facts.add(turn(worker));
        worker.permission.ifPresent(asked -> facts.add(new PermissionRequest(
                worker.id(), asked.id(), "Bash", asked.command(), "", "", true, "", "", since(asked.at()))));
        return facts;
    }

    private Fact turn(SimulatedWorker worker) {
        boolean misread =
                worker.turn == Turn.AWAITING_INPUT && world.seams().contains(SimulationSeam.DIALOG_TAKEN_FOR_PROMPT);
        return new WorkerTurn(
                worker.id(),
                misread ? Turn.IDLE : worker.turn,
                worker.turn == Turn.ACTIVE ? "working" : "prompt",
                since(worker.turnSince),
                worker.background,
                misread ? "" : worker.dialog);
    }

    private static Fact available(SimulatedWorker worker) {
        return new WorkerResource(worker.id(), Resource.AVAILABLE, Duration.ZERO, "", Duration.ZERO, Duration.ZERO);
    }

    private Fact resource(SimulatedWorker worker, SimulatedShortage shortage) {
        Duration age = since(shortage.since());
        Duration left = shortage.lasts().minus(age);
        return new WorkerResource(
                worker.id(),
                shortage.resource(),
                left.isNegative() ? Duration.ZERO : left,
                "limit reached",
                shortage.lasts(),
                age);
    }

    private Fact progress(SimulatedWorker worker) {
        Instant output = worker.turn == Turn.ACTIVE && worker.moving ? world.now() : worker.outputAt;
        return new WorkerProgress(
                worker.id(),
                worker.commits,
                since(output),
                since(worker.commitAt),
                since(worker.reportAt),
                since(output));
    }

    private Stream<Fact> reports(SimulatedWorker worker) {
        Stream<Fact> report = worker.report.stream()
                .map(said -> new WorkerReport(worker.id(), said.task(), said.percent(), "", "", "", since(said.at())));
        Stream<Fact> question = worker.question.stream()
                .map(asked -> new WorkerQuestion(worker.id(), asked.task(), asked.text(), since(asked.at())));
        return Stream.concat(report, question);
    }

    private Stream<Fact> repository() {
        SimulatedRepository repository = world.repository();
        String mainline = repository.mainline();
        Stream<Fact> own = Stream.of(
                new Mainline("main", mainline, repository.commit(mainline).tree()));
        return Stream.concat(own, world.workers().stream().flatMap(this::branches));
    }

    private Stream<Fact> branches(SimulatedWorker worker) {
        SimulatedRepository repository = world.repository();
        boolean behind = !repository.contains(worker.head, repository.mainline());
        Fact workspace = new Workspace(
                worker.id(),
                worker.branch,
                worker.head,
                worker.clean,
                worker.commits,
                behind ? 1 : 0,
                since(worker.headAt));
        Stream<Fact> claims = worker.claims.values().stream()
                .map(said -> new CompletionReport(
                        said.fact().task(),
                        worker.id(),
                        said.fact().branch(),
                        said.fact().head(),
                        since(said.at())));
        return Stream.concat(Stream.of(workspace), claims);
    }

    /** Each pair of branches under way whose tasks clash; the later of the two should move. */
    private List<Fact> conflicts() {
        List<Fact> facts = new ArrayList<>();
        List<SimulatedWorker> busy = world.workers().stream()
                .filter(worker -> worker.commits > 0 && worker.work.isPresent())
                .toList();
        for (SimulatedWorker one : busy) {
            for (SimulatedWorker other : busy) {
                if (later(one, other) && clash(one.work.get().task, one.head, other.work.get().task)) {
                    facts.add(conflict(one, other));
                }
            }
        }
        return facts;
    }

    private static boolean later(SimulatedWorker one, SimulatedWorker other) {
        Instant begun = one.work.get().begun;
        Instant before = other.work.get().begun;
        return begun.isAfter(before) || begun.equals(before) && one.id().compareTo(other.id()) > 0;
    }

    private boolean clash(String task, String head, String other) {
        return !task.equals(other)
                && !world.repository().commit(head).contents().containsKey(other)
                && world.repository().clash(task, other);
    }

    private Fact conflict(SimulatedWorker one, SimulatedWorker other) {
        String place = "src/shared.txt:1-3";
        return new Conflict(
                one.id(),
                other.id(),
                List.of("content"),
                List.of("src/shared.txt"),
                List.of(place),
                List.of(place),
                false,
                one.work.get().task + "+" + other.work.get().task,
                since(one.headAt.isAfter(other.headAt) ? one.headAt : other.headAt));
    }

    private Duration since(Instant then) {
        return Duration.between(then, now());
    }

    private Instant now() {
        return world.now();
    }
}
