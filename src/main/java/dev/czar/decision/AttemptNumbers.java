package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.Mended;
import dev.czar.fact.Memory.Restarted;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Numbers the tries of actions in the evaluation that runs on this thread, from what has failed before: rules say what is to be done,
 * not the how-manieth time. Where nothing is evaluated every try is the first.
 */
public final class AttemptNumbers {

    private static final ThreadLocal<AttemptNumbers> CURRENT = new ThreadLocal<>();

    private final Map<String, Integer> tries = new HashMap<>();
    private final Map<String, Integer> restarts = new HashMap<>();

    private AttemptNumbers(Stream<? extends Fact> facts) {
        facts.filter(Memory.class::isInstance).distinct().forEach(this::count);
    }

    private void count(Fact fact) {
        if (fact instanceof ActionFailed failed) {
            tries.merge(failed.kind() + "/" + failed.target(), 1, Integer::sum);
            if (failed.kind() == ActionKind.BUILD_OMNIBUS) {
                tries.merge(failed.kind() + "/" + failed.about() + "/", 1, Integer::sum);
            }
        } else if (fact instanceof Restarted restarted) {
            restarts.merge(restarted.worker(), 1, Integer::sum);
        } else if (fact instanceof Mended mended) {
            tries.merge(ActionKind.MEND_REPOSITORY + "/" + mended.fault() + "/" + mended.what(), 1, Integer::sum);
        }
    }

    /** From what is known in the evaluation that begins on this thread. */
    public static void begin(Stream<? extends Fact> facts) {
        CURRENT.set(new AttemptNumbers(facts));
    }

    public static void end() {
        CURRENT.remove();
    }

    /** The number of the next try of what this is the first of. */
    static int next(Action first) {
        return next(first.kind() + "/" + first.target());
    }

    /** The same of something that a restart of the worker makes another thing. */
    static int nextOf(Action first, String worker) {
        AttemptNumbers known = CURRENT.get();
        return next(first) + (known == null ? 0 : known.restarts.getOrDefault(worker, 0));
    }

    /** Of a build on this base, whatever is in it. */
    static int nextBuild(String base) {
        return next(ActionKind.BUILD_OMNIBUS + "/" + base + "/");
    }

    private static int next(String what) {
        AttemptNumbers known = CURRENT.get();
        return known == null ? 1 : known.tries.getOrDefault(what, 0) + 1;
    }
}
