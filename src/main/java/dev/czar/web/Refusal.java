package dev.czar.web;

import dev.czar.web.guard.ProblemDetails;

/** A request that cannot be served, and the problem to answer. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ProblemDetails problem;

    Refusal(ProblemDetails problem) {
        super(problem.detail());
        this.problem = problem;
    }

    static Refusal notFound(String detail) {
        return new Refusal(ProblemDetails.of(404, detail));
    }

    static Refusal wrong(String field, String detail) {
        return new Refusal(ProblemDetails.of(400, detail).inField(field));
    }

    ProblemDetails problem() {
        return problem;
    }
}
