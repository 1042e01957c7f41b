package dev.czar.world.forge;

import java.util.List;
import java.util.Optional;

/**
 * Where issues are kept, of which some are tasks: a forge, or a file of the repository. Each method is one question or one writing in its own words;
 * an id is what an issue is called there, and no other place calls one so.
 */
public interface IssueServer {
    /** All that are open and have this label; pull requests are none. */
    IssueListing labelled(String label);

    /** What this place is called, the same as long as the configuration names it. */
    String place();

    /** Whether an issue with this id would be kept here. */
    boolean keeps(String id);

    Optional<TrackedIssue> find(String id);

    /** The texts of its comments. */
    List<String> comments(String id);

    void comment(String id, String text);

    void close(String id);

    /** The issues that could be read, and what is wrong with the others, in words for people. */
    record IssueListing(List<TrackedIssue> issues, List<String> problems) {
        public IssueListing {
            issues = List.copyOf(issues);
            problems = List.copyOf(problems);
        }
    }

    /** One where the issues have numbers. */
    abstract class NumberedIssueServer implements IssueServer {
        private final String repository;

        protected NumberedIssueServer(String repository) {
            this.repository = repository;
        }

        @Override
        public String place() {
            return repository;
        }

        @Override
        public boolean keeps(String id) {
            return id.chars().allMatch(Character::isDigit);
        }
    }
}
