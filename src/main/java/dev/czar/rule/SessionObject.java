package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.decision.Refusal;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.rule.CycleResult.Firing;
import java.util.Comparator;
import java.util.List;
import org.drools.tms.beliefsystem.BeliefSet;

/** An object of a session with what is found out about it; one cycle's own. */
final class SessionObject {

    /** What an object is to a cycle. */
    enum Kind {
        FACT,
        ACTION,
        REFUSAL,
        OTHER;

        /** By class, because asking an object for several interfaces in turn is slow in the JVM. */
        private static final ClassValue<Kind> OF = new ClassValue<>() {
            @Override
            protected Kind computeValue(Class<?> type) {
                if (Fact.class.isAssignableFrom(type)) {
                    return FACT;
                }
                if (Action.class.isAssignableFrom(type)) {
                    return ACTION;
                }
                return Refusal.class.isAssignableFrom(type) ? REFUSAL : OTHER;
            }
        };

        static Kind of(Object object) {
            return OF.get(object.getClass());
        }
    }

    /** A rule, what it matched in pattern order, and what it concluded. */
    record Support(Rule rule, List<SessionObject> matched, SessionObject concluded) {

        static final Comparator<Support> ORDER = Comparator.comparing(Support::firing);

        /** Made when it is asked for: most cycles are run for their decisions alone. */
        Firing firing() {
            return new Firing(
                    rule.name(), matched.stream().map(SessionObject::label).toList(), concluded.label());
        }
    }

    /** By what they are, which is the same in each run. */
    static final Comparator<SessionObject> ORDER =
            Comparator.comparing(SessionObject::label).thenComparing(node -> node.object.toString());

    final Object object;
    final Kind kind;

    /** Where a stated fact comes from; null when a rule concluded it. */
    final KnownFact known;

    /** What the engine holds for a conclusion; null for what is only stated. */
    BeliefSet<?> beliefs;

    /** The firings that justify a conclusion. */
    List<Support> supports = List.of();

    private String label;

    SessionObject(Object object, KnownFact known) {
        this.object = object;
        this.kind = Kind.of(object);
        this.known = known;
    }

    /** Made when it is first asked for; two threads that ask at once make the same. */
    String label() {
        String made = label;
        if (made == null) {
            made = switch (kind) {
                case FACT -> ((Fact) object).key();
                case ACTION -> ((Action) object).key();
                case REFUSAL ->
                    object.getClass().getSimpleName() + "/"
                            + ((Refusal) object).action().key();
                case OTHER -> "";
            };
            label = made;
        }
        return made;
    }
}
