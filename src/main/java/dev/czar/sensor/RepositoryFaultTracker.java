package dev.czar.sensor;

import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.RepositoryFault;
import dev.czar.fact.InfrastructureState.RepositoryFaultKind;
import dev.czar.fact.Observation;
import dev.czar.project.setup.SubmoduleCommits;
import dev.czar.project.setup.SubmoduleCommits.Availability;
import dev.czar.project.setup.SubmoduleCommits.SubmoduleCommit;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.recovery.LeftLocks;
import dev.czar.world.git.recovery.RepositoryLocks;
import dev.czar.world.git.worktree.WorktreeIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;

/** What is wrong with single things of the repository; one that cannot be read counts from the second look in a row on. */
final class RepositoryFaultTracker {

    private static final int LOOKS = 2;

    private final Map<String, RepositoryFault> standing = new TreeMap<>();
    private final Map<String, Integer> failures = new HashMap<>();

    void restore(Collection<Observation> last) {
        last.forEach(seen -> seen.fact()
                .filter(RepositoryFault.class::isInstance)
                .map(RepositoryFault.class::cast)
                .ifPresent(this::found));
    }

    /** What a look at one thing comes to; empty when it failed, which concerns that thing only. */
    <T> Optional<T> look(RepositoryFaultKind kind, String what, String remedy, Supplier<Optional<T>> look) {
        String key = new RepositoryFault(kind, what, "", "").key();
        try {
            Optional<T> seen = look.get();
            failures.remove(key);
            standing.remove(key);
            return seen;
        } catch (RuntimeException failure) {
            if (failures.merge(key, 1, Integer::sum) >= LOOKS) {
                String cause = failure.getMessage() == null ? failure.toString() : failure.getMessage();
                standing.put(key, new RepositoryFault(kind, what, cause, remedy));
            }
            return Optional.empty();
        }
    }

    void found(RepositoryFault fault) {
        standing.put(fault.key(), fault);
    }

    void over(RepositoryFaultKind kind, String what) {
        standing.remove(new RepositoryFault(kind, what, "", "").key());
    }

    List<RepositoryFault> standing(RepositoryFaultKind kind) {
        return standing.values().stream().filter(fault -> fault.kind() == kind).toList();
    }

    List<Fact> facts() {
        return List.copyOf(standing.values());
    }

    /** Locks of git whose owner is dead: they keep a worker, or everybody, from committing, and show nowhere else. */
    static final class LockFaults {
        private static final String REPOSITORY = "repository";

        private final RepositoryLocks locks;
        private final RepositoryFaultTracker faults;

        LockFaults(RepositoryLocks locks, RepositoryFaultTracker faults) {
            this.locks = locks;
            this.faults = faults;
        }

        void look(String worker, WorktreeIndex index) {
            look(worker, index.locks(), new LeftLocks());
        }

        void lookAtRepository() {
            look(REPOSITORY, locks.files(), new LeftLocks());
        }

        /** One that was found stays found while it is there, though another git may be at work beside it. */
        private void look(String what, List<Path> files, LeftLocks left) {
            List<Path> there = files.stream().filter(Files::exists).toList();
            if (there.isEmpty()) {
                faults.over(RepositoryFaultKind.LOCK_LEFT, what);
                return;
            }
            List<Path> found = left.among(there);
            if (!found.isEmpty()) {
                String names = found.stream().map(Path::toString).collect(Collectors.joining(", "));
                faults.found(new RepositoryFault(
                        RepositoryFaultKind.LOCK_LEFT,
                        what,
                        "git was ended while it held " + names + ", which no process holds any more",
                        "it is removed by a rule; by hand: `rm " + names.replace(", ", " ") + "`"));
            }
        }
    }

    /** Submodules that the mainline wants at commits which nobody else gets, until they are published or wanted no more. */
    static final class SubmoduleFaults {
        private static final RepositoryFaultKind KIND = RepositoryFaultKind.SUBMODULE_UNPUBLISHED;

        private final GitRepository repository;
        private final IntegrationBranches trunk;
        private final RepositoryFaultTracker faults;
        private String looked = "";

        SubmoduleFaults(GitRepository repository, IntegrationBranches trunk, RepositoryFaultTracker faults) {
            this.repository = repository;
            this.trunk = trunk;
            this.faults = faults;
        }

        void look(String mainline) {
            List<RepositoryFault> before = faults.standing(KIND);
            if (mainline.equals(looked) && before.isEmpty()) {
                return;
            }
            try {
                List<SubmoduleCommit> wanted = new SubmoduleCommits(repository.jgit(), repository.topDirectory())
                        .of(ObjectId.fromString(mainline));
                before.forEach(fault -> faults.over(KIND, fault.what()));
                wanted.stream()
                        .filter(module -> module.availability() == Availability.UNPUBLISHED)
                        .forEach(module -> faults.found(fault(module)));
                looked = mainline;
            } catch (IOException | RuntimeException unreadable) {
                looked = ""; // what cannot be read keeps the checks from running, which say so
            }
        }

        private RepositoryFault fault(SubmoduleCommit module) {
            return new RepositoryFault(
                    KIND,
                    module.path(),
                    "%s wants this submodule at %s, which no branch of its origin has as far as is known here: nobody else gets it"
                            .formatted(trunk.mainline(), module.commit()),
                    "push it from there: `git -C %1$s push origin %2$s:refs/heads/BRANCH`; if it is at the origin already, `git -C %1$s fetch` ends this"
                            .formatted(module.path(), module.commit()),
                    module.commit());
        }
    }
}
