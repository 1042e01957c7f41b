package dev.czar.world.forge;

import java.util.List;
import java.util.Optional;

/** How one kind of forge is asked about issues: each method is one question or one writing in its own words. */
public interface IssueServer {
    /** All that are open and have this label; pull requests are none. */
    List<ForgeIssue> labelled(String label);

    Optional<ForgeIssue> find(int number);

    /** The texts of its comments. */
    List<String> comments(int number);

    void comment(int number, String text);

    void close(int number);
}
