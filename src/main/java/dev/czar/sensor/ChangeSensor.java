package dev.czar.sensor;

import dev.czar.fact.ChangeScope.Area;
import dev.czar.fact.ChangeScope.BranchChange;
import dev.czar.fact.ChangeScope.ChangeSize;
import dev.czar.fact.ChangeScope.ChangedPaths;
import dev.czar.fact.ChangeScope.GoverningChange;
import dev.czar.fact.ChangeScope.OwnedPaths;
import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.fact.Observation;
import dev.czar.forecast.TaskBranch;
import dev.czar.world.git.CodeOwners;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GoverningFiles;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.OwnersDialect;
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

/** States which files and areas of the repository each task's branch changes and how much, which files that govern, and whose approval they want. */
public final class ChangeSensor implements Sensor {

    private static final int MOST_PATHS = 1_000;
    private static final int MOST_OWNED_PATHS = 100;

    private final GitRepository repository;
    private final IntegrationBranches trunk;
    private final Set<String> workers;
    private final SortedMap<String, List<PathMatcher>> areas = new TreeMap<>();
    private final Clock clock;
    private final RepositoryFaultTracker faults = new RepositoryFaultTracker();
    private String tip = "";
    private Map<String, List<Fact>> known = new HashMap<>();
    private Optional<OwnersDialect> dialect = Optional.empty();
    private Optional<String> ownersBlob = Optional.empty();
    private Optional<CodeOwners> owners = Optional.empty();

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

    /** Whose approval a change wants is stated as a forge that reads {@code CODEOWNERS} so has it; without, of nobody. */
    public ChangeSensor reading(OwnersDialect owners) {
        this.dialect = Optional.of(owners);
        return this;
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
        readOwners();
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

    /** Those of the mainline: a change of the owners does not say itself who must approve it. */
    private void readOwners() {
        Optional<String> blob = dialect.flatMap(forge ->
                repository.head(trunk.mainline()).flatMap(mainline -> forge.blob(repository.history(), mainline)));
        if (!blob.equals(ownersBlob)) {
            owners =
                    blob.map(repository::blob).map(text -> dialect.orElseThrow().parse(text));
            known.clear();
            ownersBlob = blob;
        }
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
        List<String> listed = upTo(MOST_PATHS, files);
        changes.add(
                new ChangedPaths(branch.task(), branch.worker(), branch.head(), listed, listed.size() == files.size()));
        changes.add(new ChangeSize(
                branch.task(),
                branch.worker(),
                branch.head(),
                files.size(),
                repository.history().changedLines(tip, branch.head())));
        List<String> governing = GoverningFiles.among(files);
        if (!governing.isEmpty()) {
            changes.add(new GoverningChange(branch.task(), branch.worker(), branch.head(), governing));
        }
        owners.map(file -> file.owned(files))
                .ifPresent(owned -> owned.forEach((who, paths) -> changes.add(new OwnedPaths(
                        branch.task(), branch.worker(), branch.head(), who, upTo(MOST_OWNED_PATHS, paths)))));
        return changes;
    }

    private static List<String> upTo(int most, List<String> paths) {
        return paths.subList(0, Math.min(most, paths.size()));
    }

    private boolean isIn(String area, String file) {
        return areas.get(area).stream().anyMatch(glob -> glob.matches(Path.of(file)));
    }
}
