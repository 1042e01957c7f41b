package dev.czar.project;

/** Something about the project on disk that a person has to put right; the message tells what. */
public class ProjectProblem extends Exception {

    private static final long serialVersionUID = 1L;

    public ProjectProblem(String message) {
        super(message);
    }

    public ProjectProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
