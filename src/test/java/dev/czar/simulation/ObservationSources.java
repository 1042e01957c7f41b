package dev.czar.simulation;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.CycleLedger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** From which sensors and kinds of action each type of fact came. */
final class ObservationSources {

    private final Map<String, Set<String>> byType = new TreeMap<>();

    Map<String, Set<String>> byType() {
        return byType;
    }

    void add(Snapshot snapshot) {
        snapshot.facts().forEach(known -> add(known.fact(), known.source()));
    }

    private void add(Fact fact, String source) {
        byType.computeIfAbsent(fact.getClass().getSimpleName(), first -> new TreeSet<>())
                .add(source.split("/")[0]);
    }

    /** The ledger, all of whose observations are added here. */
    CycleLedger listeningTo(CycleLedger ledger) {
        return (CycleLedger) Proxy.newProxyInstance(
                ObservationSources.class.getClassLoader(),
                new Class<?>[] {CycleLedger.class},
                (self, method, given) -> {
                    try {
                        Object result = method.invoke(ledger, given);
                        if (method.getName().equals("append")) {
                            add(given[1]);
                        } else if (method.getName().equals("conclude")) {
                            add(result);
                        }
                        return result;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private void add(Object observations) {
        for (Object each : (Collection<?>) observations) {
            Observation observation = (Observation) each;
            observation.fact().ifPresent(fact -> add(fact, observation.source()));
        }
    }
}
