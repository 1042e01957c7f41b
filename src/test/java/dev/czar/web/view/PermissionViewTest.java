package dev.czar.web.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.czar.fact.Fact;
import dev.czar.fact.LimitHolders.LimitHolder;
import dev.czar.fact.LimitsFor.PermissionLimitsFor;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.web.request.FactIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermissionViewTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aQuestionIsDeniedAfterTheTimeThatItsWorkerHas() {
        FactIndex facts = facts(
                new PermissionLimitsFor("", "", List.of(new LimitHolder("qa", "")), Duration.ofMinutes(10)),
                new PermissionLimitsFor("qa", "", List.of(), Duration.ofMinutes(30)),
                request("ada"),
                request("qa"));

        assertThat(PermissionView.all(facts))
                .extracting(PermissionView::worker, PermissionView::deniedIn)
                .containsExactlyInAnyOrder(
                        tuple("ada", Optional.of(Duration.ofMinutes(9))),
                        tuple("qa", Optional.of(Duration.ofMinutes(29))));
    }

    private static FactIndex facts(Fact... facts) {
        List<KnownFact> known = Stream.of(facts)
                .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                .toList();
        return new FactIndex(new Snapshot(Instant.EPOCH, known), Optional.empty());
    }

    private static PermissionRequest request(String worker) {
        return new PermissionRequest(worker, worker + "1", "Bash", "make", "", "{}", true, "", "", MINUTE);
    }
}
