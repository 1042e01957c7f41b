package dev.czar.world.review;

import java.util.List;
import java.util.stream.Collectors;

/** A reviewer's verdict with its reasons; all text is plain. */
public record ReviewAnswer(ReviewVerdict verdict, String summary, List<ReviewComment> comments) {
    public ReviewAnswer {
        comments = List.copyOf(comments);
    }

    /** The summary and below it the comments, one a line. */
    public String text() {
        String lines = comments.stream()
                .map(comment -> "%s:%d: %s".formatted(comment.file(), comment.line(), comment.text()))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? summary : summary + "\n" + lines;
    }

    static ReviewAnswer error(String reason) {
        return new ReviewAnswer(ReviewVerdict.ERROR, reason, List.of());
    }

    /** A reviewer's remark on a line of a file. */
    public record ReviewComment(String file, int line, String text) {}

    /** A reviewer's word on a change; error means that there was none to be had. */
    public enum ReviewVerdict {
        APPROVE,
        REQUEST_CHANGES,
        ERROR
    }
}
