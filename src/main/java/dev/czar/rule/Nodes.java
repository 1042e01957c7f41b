package dev.czar.rule;

import dev.czar.fact.Known;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.drools.core.common.InternalFactHandle;
import org.kie.api.runtime.KieSession;

/** The objects of a session by the number of their handle: an array finds them faster than any map. */
final class Nodes {

    private final KieSession session;
    private final Map<Object, Node> byObject = new IdentityHashMap<>();
    private Node[] byHandle;

    /** Inserts the facts, each of equal ones once: a snapshot is sorted, so they are neighbours. */
    Nodes(KieSession session, List<Known> facts) {
        this.session = session;
        this.byHandle = new Node[2 * facts.size() + 64];
        Object previous = null;
        for (Known known : facts) {
            if (!known.fact().equals(previous)) {
                InternalFactHandle handle = (InternalFactHandle) session.insert(known.fact());
                put(handle, new Node(known.fact(), known));
            }
            previous = known.fact();
        }
    }

    Node of(InternalFactHandle handle) {
        int number = (int) handle.getId();
        Node[] all = byHandle;
        Node found = number < all.length ? all[number] : null;
        return found == null ? added(handle) : found;
    }

    /** The node of something that an accumulation collected; null when it is nobody's fact. */
    synchronized Node of(Object collected) {
        if (byObject.isEmpty()) {
            session.getFactHandles().forEach(handle -> {
                Node node = of((InternalFactHandle) handle);
                byObject.put(node.object, node);
            });
        }
        return byObject.get(collected);
    }

    /** In the order in which they came into the session. */
    Stream<Node> all() {
        return Arrays.stream(byHandle).filter(Objects::nonNull);
    }

    /** Only what an accumulation made is first met while the cores read. */
    private synchronized Node added(InternalFactHandle handle) {
        int number = (int) handle.getId();
        Node found = number < byHandle.length ? byHandle[number] : null;
        return found == null ? put(handle, new Node(handle.getObject(), null)) : found;
    }

    private Node put(InternalFactHandle handle, Node node) {
        int number = (int) handle.getId();
        if (number >= byHandle.length) {
            byHandle = Arrays.copyOf(byHandle, Math.max(number + 1, 2 * byHandle.length));
        }
        byHandle[number] = node;
        return node;
    }
}
