package dev.czar.project.files;

/** Something about the project on disk that a person has to put right; the message tells what. */
public class ProjectException extends Exception {

    private static final long serialVersionUID = 1L;

    public ProjectException(String message) {
        super(message);
    }

    public ProjectException(String message, Throwable cause) {
        super(message, cause);
    }
}
