package dev.czar.sensor;

import dev.czar.fact.ChangeScope.Area;
import dev.czar.fact.ChangeScope.BranchChange;
import dev.czar.fact.ChangeScope.ChangedPaths;
import dev.czar.fact.ChangeScope.GoverningChange;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.fact.Observation;
import dev.czar.forecast.TaskBranch;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GoverningFiles;
import dev.czar.world.git.IntegrationBranches;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** States which files and areas of the repository each task's branch changes, and which files that govern. */
public final class ChangeSensor implements Sensor {

    private static final int MOST_PATHS = 1_000;

    private final GitRepository repository;
    private final IntegrationBranches trunk;
    private final Set<String> workers;
    private final SortedMap<String, List<PathMatcher>> areas = new TreeMap<>();
    private final Clock clock;
    private final RepositoryFaultTracker faults = new RepositoryFaultTracker();
    private String tip = "";
    private Map<String, List<Fact>> known = new HashMap<>();

    /** {@code areas} are globs by name, such as {@code docs/**}. */
    public ChangeSensor(
            GitRepository repository,
            IntegrationBranches trunk,
            Set<String> workers,
            Map<String, List<String>> areas,
            Clock clock) {
        this.repository = repository;
        this.trunk = trunk;
        this.workers = Set.copyOf(workers);
        this.clock = clock;
        areas.forEach((name, globs) -> this.areas.put(
                name,
                globs.stream()
                        .map(glob -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
                        .toList()));
    }

    @Override
    public String name() {
        return "changes";
    }

    @Override
    public Set<SensorTrigger> triggers() {
        return Set.of(SensorTrigger.REFS);
    }

    @Override
    public synchronized List<Observation> sense() {
        List<Fact> facts = new ArrayList<>();
        areas.keySet().forEach(area -> facts.add(new Area(area)));
        facts.addAll(changes());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return facts.stream().map(fact -> Observation.of(fact, name(), now)).toList();
    }

    private List<Fact> changes() {
        if (repository.head(trunk.mainline()).isPresent() || tip.isEmpty()) {
            tip = trunk.tip(repository);
        }
        Map<String, List<Fact>> seen = new HashMap<>();
        List<Fact> changes = new ArrayList<>();
        for (TaskBranch branch : TaskBranch.all(repository, trunk.tasks(), workers)) {
            List<Fact> change = known.get(branch.name() + branch.head());
            if (change == null) {
                change = faults.look(
                                RepositoryFaultKind.CHANGE_UNREADABLE,
                                branch.name(),
                                "its worker can make its work again, or a backup can give the objects back (`git fsck`)",
                                () -> Optional.of(changes(branch, tip)))
                        .orElse(null);
            }
            if (change != null) {
                seen.put(branch.name() + branch.head(), change);
                changes.addAll(change);
            }
        }
        known = seen;
        changes.addAll(faults.facts());
        return changes;
    }

    private List<Fact> changes(TaskBranch branch, String tip) {
        List<String> files = repository.history().changedFiles(tip, branch.head());
        List<Fact> changes = new ArrayList<>();
        if (!areas.isEmpty()) {
            List<String> touched = areas.keySet().stream()
                    .filter(area -> files.stream().anyMatch(file -> isIn(area, file)))
                    .toList();
            changes.add(new BranchChange(branch.task(), branch.worker(), branch.head(), files.size(), touched));
        }
        List<String> listed = files.subList(0, Math.min(MOST_PATHS, files.size()));
        changes.add(
                new ChangedPaths(branch.task(), branch.worker(), branch.head(), listed, listed.size() == files.size()));
        List<String> governing = GoverningFiles.among(files);
        if (!governing.isEmpty()) {
            changes.add(new GoverningChange(branch.task(), branch.worker(), branch.head(), governing));
        }
        return changes;
    }

    private boolean isIn(String area, String file) {
        return areas.get(area).stream().anyMatch(glob -> glob.matches(Path.of(file)));
    }
}
