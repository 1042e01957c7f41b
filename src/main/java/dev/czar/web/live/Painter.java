package dev.czar.web.live;

import java.util.Map;
import java.util.Optional;

/** Draws a project as documents by name, such as {@code worker/engineer1}. */
public interface Painter {

    /** Something that is another object whenever the documents may have changed; empty when there is no such project. */
    Optional<Object> stamp(String project);

    Map<String, Object> paint(String project);
}
