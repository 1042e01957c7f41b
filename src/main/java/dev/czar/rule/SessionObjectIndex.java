package dev.czar.rule;

import dev.czar.fact.Snapshot.KnownFact;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.drools.core.common.InternalFactHandle;
import org.kie.api.runtime.KieSession;

/** The objects of a session by the number of their handle: an array finds them faster than any map. */
final class SessionObjectIndex {

    private final KieSession session;
    private final Map<Object, SessionObject> byObject = new IdentityHashMap<>();
    private SessionObject[] byHandle;

    /** Inserts the facts, each of equal ones once: a snapshot is sorted, so they are neighbours. */
    SessionObjectIndex(KieSession session, List<KnownFact> facts) {
        this.session = session;
        this.byHandle = new SessionObject[2 * facts.size() + 64];
        Object previous = null;
        for (KnownFact known : facts) {
            if (!known.fact().equals(previous)) {
                InternalFactHandle handle = (InternalFactHandle) session.insert(known.fact());
                put(handle, new SessionObject(known.fact(), known));
            }
            previous = known.fact();
        }
    }

    SessionObject of(InternalFactHandle handle) {
        int number = (int) handle.getId();
        SessionObject[] all = byHandle;
        SessionObject found = number < all.length ? all[number] : null;
        return found == null ? added(handle) : found;
    }

    /** The node of something that an accumulation collected; null when it is nobody's fact. */
    synchronized SessionObject of(Object collected) {
        if (byObject.isEmpty()) {
            session.getFactHandles().forEach(handle -> {
                SessionObject node = of((InternalFactHandle) handle);
                byObject.put(node.object, node);
            });
        }
        return byObject.get(collected);
    }

    /** In the order in which they came into the session. */
    Stream<SessionObject> all() {
        return Arrays.stream(byHandle).filter(Objects::nonNull);
    }

    /** Only what an accumulation made is first met while the cores read. */
    private synchronized SessionObject added(InternalFactHandle handle) {
        int number = (int) handle.getId();
        SessionObject found = number < byHandle.length ? byHandle[number] : null;
        return found == null ? put(handle, new SessionObject(handle.getObject(), null)) : found;
    }

    private SessionObject put(InternalFactHandle handle, SessionObject node) {
        int number = (int) handle.getId();
        if (number >= byHandle.length) {
            byHandle = Arrays.copyOf(byHandle, Math.max(number + 1, 2 * byHandle.length));
        }
        byHandle[number] = node;
        return node;
    }
}
