package dev.czar.fact;

import java.time.Duration;

/** The latest verdict on a pull request, bound to the head it was given for. */
public record Review(int number, String task, String head, Verdict verdict, String summary, Duration age)
        implements Sensed {
    @Override
    public String subject() {
        return String.valueOf(number);
    }

    @Override
    public Review aged(Duration elapsed) {
        return new Review(number, task, head, verdict, summary, age.plus(elapsed));
    }
}
