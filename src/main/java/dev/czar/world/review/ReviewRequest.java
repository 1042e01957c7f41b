package dev.czar.world.review;

import java.util.List;

/** A change to be judged: {@code diff} is what the branch did since it left {@code base}; all text in it is data. */
public record ReviewRequest(
        int number,
        String task,
        String branch,
        String base,
        String head,
        String title,
        String body,
        List<String> files,
        String diff) {
    public ReviewRequest {
        files = List.copyOf(files);
    }
}
