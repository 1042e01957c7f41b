package dev.czar.loop;

import dev.czar.actuator.omnibus.Foresight;
import dev.czar.fact.Accepted;
import dev.czar.fact.Evicted;
import dev.czar.fact.EvictionReason;
import dev.czar.fact.Fact;
import dev.czar.fact.Foundation;
import dev.czar.fact.Integrated;
import dev.czar.fact.Member;
import dev.czar.fact.Mergeable;
import dev.czar.fact.Unmet;
import dev.czar.world.git.MergeTree;
import dev.czar.world.git.Repository;
import dev.czar.world.git.Resolutions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the omnibus is about to become, and how conflicts are settled in it, asked of the repository and of what is concluded. */
public final class Outlook {
    private final Repository repository;
    private final MergeTree merger;
    private final Resolutions resolutions;
    private final Clock clock;

    public Outlook(Repository repository, MergeTree merger, Clock clock) {
        this.repository = repository;
        this.merger = merger;
        this.resolutions = new Resolutions(repository);
        this.clock = clock;
    }

    /** What would be built next; with a worker named, as if nothing of that worker's were accepted. */
    public Prospect plan(Collection<? extends Fact> facts, String withoutWorker) {
        List<Member> members =
                all(facts, Mergeable.class).stream().map(Mergeable::member).toList();
        Set<String> tasks = all(facts, Accepted.class).stream()
                .filter(accepted -> accepted.worker().equals(withoutWorker))
                .map(Accepted::task)
                .collect(Collectors.toSet());
        Set<Member> without =
                members.stream().filter(member -> tasks.contains(member.task())).collect(Collectors.toSet());
        String base = base(facts);
        if (base.isEmpty()) {
            return new Prospect(base, List.of(), List.of(), 0, List.of(), List.of());
        }
        Foresight foresight = Foresight.of(repository, merger, base, members, without);
        return new Prospect(
                base,
                foresight.plan().order(),
                foresight.meetings(),
                foresight.plan().cost(),
                foresight.plan().cycles(),
                foresight.left());
    }

    /** Every accepted head: in, or why not. */
    public static List<Standing> standings(Collection<? extends Fact> facts) {
        return all(facts, Accepted.class).stream()
                .map(accepted -> standing(accepted, facts))
                .toList();
    }

    public List<Remembered> resolutions() {
        return resolutions.list().stream()
                .map(one -> new Remembered(one.key(), one.path(), one.commit(), one.author()))
                .toList();
    }

    /** Takes back how a conflict is settled; false when there is none of this key. */
    public boolean revoke(String key, String author) {
        return resolutions.revoke(key, author, clock.instant());
    }

    private static Standing standing(Accepted accepted, Collection<? extends Fact> facts) {
        String task = accepted.task();
        boolean in = all(facts, Integrated.class).stream()
                .anyMatch(one -> one.task().equals(task) && one.head().equals(accepted.head()));
        if (in) {
            return stands(accepted, Standing.State.IN, "");
        }
        Optional<Evicted> evicted = all(facts, Evicted.class).stream()
                .filter(one -> one.task().equals(task)
                        && one.head().equals(accepted.head())
                        && one.base().equals(base(facts)))
                .findFirst();
        if (evicted.isPresent()) {
            boolean waits = evicted.get().reason() == EvictionReason.REQUIREMENT;
            return stands(
                    accepted,
                    waits ? Standing.State.WAITING : Standing.State.EVICTED,
                    evicted.get().log());
        }
        if (all(facts, Mergeable.class).stream().anyMatch(one -> one.task().equals(task))) {
            return stands(accepted, Standing.State.NEXT, "");
        }
        String needs = all(facts, Unmet.class).stream()
                .filter(one -> one.task().equals(task))
                .map(Unmet::requirement)
                .collect(Collectors.joining(", "));
        return stands(
                accepted,
                Standing.State.WAITING,
                needs.isEmpty() ? "it was sent back to its worker" : "needs " + needs);
    }

    private static Standing stands(Accepted accepted, Standing.State state, String reason) {
        return new Standing(accepted.task(), accepted.worker(), accepted.branch(), accepted.head(), state, reason);
    }

    private static String base(Collection<? extends Fact> facts) {
        return all(facts, Foundation.class).stream()
                .map(Foundation::commit)
                .findFirst()
                .orElse("");
    }

    private static <F extends Fact> List<F> all(Collection<? extends Fact> facts, Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
