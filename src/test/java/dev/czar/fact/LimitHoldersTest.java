package dev.czar.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Limit.LimitFor;
import dev.czar.fact.Limit.LimitScope;
import dev.czar.fact.LimitHolders.LimitName;
import dev.czar.fact.LimitHolders.OwnLimit;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LimitHoldersTest {

    private static final List<String> WORKERS = List.of("ada", "ben", "cleo");
    private static final List<String> TASKS = List.of("", "login", "search");

    @Property
    void exactlyOneOfThemHoldsForEachWorkerWithEachTask(
            @ForAll @Size(max = 6) List<@IntRange(max = 2) Integer> workers,
            @ForAll @Size(max = 6) List<@IntRange(max = 2) Integer> tasks) {
        List<OwnLimit> known = Stream.iterate(0, index -> index + 1)
                .limit(Math.min(workers.size(), tasks.size()))
                .map(index -> own(WORKERS.get(workers.get(index)), TASKS.get(tasks.get(index))))
                .toList();
        List<LimitHolders> all = Stream.concat(
                        Stream.of(new LimitHolders("", "", known)),
                        known.stream().map(one -> new LimitHolders(one.worker(), one.task(), known)))
                .distinct()
                .toList();

        for (String worker : WORKERS) {
            for (String task : TASKS) {
                assertThat(all)
                        .filteredOn(holders -> holders.includes(worker, task))
                        .as(worker + "/" + task)
                        .hasSize(1);
            }
        }
    }

    private static OwnLimit own(String worker, String task) {
        LimitFor limit = new LimitFor(LimitName.TURN_LONGEST, LimitScope.WORKER, worker, Duration.ofHours(9));
        return new OwnLimit(worker, task, limit);
    }
}
