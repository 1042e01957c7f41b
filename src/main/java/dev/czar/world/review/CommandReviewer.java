package dev.czar.world.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.io.FailureText;
import dev.czar.world.CleanEnvironment;
import dev.czar.world.ExternalCommand;
import dev.czar.world.ExternalCommand.CommandResult;
import dev.czar.world.PlainText;
import dev.czar.world.review.CodeReviewer.ReviewRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Asks a command: the request as JSON on its standard input, on its standard output {@code {"verdict":
 * "approve|request_changes", "summary": "...", "comments": [{"file", "line", "text"}]}} and nothing else. It gets no secrets.
 */
public final class CommandReviewer implements CodeReviewer {
    private static final int OUTPUT_LIMIT = 256 * 1024;
    private static final int SHOWN = 500;

    private final List<String> command;
    private final Path directory;
    private final Duration timeLimit;
    private final JsonMapper mapper = new JsonMapper();
    private final ReviewAnswerReader reader = new ReviewAnswerReader();

    public CommandReviewer(List<String> command, Path directory, Duration timeLimit) {
        this.command = List.copyOf(command);
        this.directory = directory;
        this.timeLimit = timeLimit;
    }

    @Override
    public ReviewAnswer review(ReviewRequest request) throws InterruptedException {
        try {
            return answer(ExternalCommand.of(command)
                    .in(directory)
                    .withOnly(CleanEnvironment.of(System.getenv()))
                    .withInput(json(request))
                    .withTimeLimit(timeLimit)
                    .withOutputLimit(OUTPUT_LIMIT)
                    .runWithoutRemains("review-" + UUID.randomUUID()));
        } catch (IOException failure) {
            return ReviewAnswer.error("The reviewer could not be run: " + FailureText.of(failure));
        }
    }

    private byte[] json(ReviewRequest request) throws JsonProcessingException {
        return mapper.writeValueAsBytes(request);
    }

    private ReviewAnswer answer(CommandResult result) {
        if (result.timedOut()) {
            return ReviewAnswer.error("The reviewer was stopped after " + timeLimit + ".");
        }
        if (result.truncated()) {
            return ReviewAnswer.error("The reviewer wrote more than %d bytes.".formatted(OUTPUT_LIMIT));
        }
        if (result.exit() != 0) {
            return ReviewAnswer.error("The reviewer ended with exit %d: %s"
                    .formatted(
                            result.exit(),
                            PlainText.upTo(SHOWN, result.errors()).strip()));
        }
        return reader.read(result.output());
    }
}
