package dev.czar.io;

import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the file system, the network or the start of a program answered, as a sentence for people: their messages are often a path or nothing. */
public final class FailureText {

    private static final Pattern START =
            Pattern.compile("Cannot run program \"(.*?)\"(?: \\(in directory \"(.*?)\"\\))?.*error=\\d+, (.*)");
    private static final String NOT_THERE = "No such file or directory";
    private static final Map<String, String> REASONS = Map.of(
            "No space left on device", "the disk is full: make room",
            "Disk quota exceeded", "the disk quota is used up: make room",
            "Read-only file system", "the file system is read-only",
            "Too many open files", "too many files are open: raise the limit (ulimit -n)",
            "Is a directory", "it is a folder",
            "Not a directory", "a part of the path is no folder",
            "File name too long", "the name is too long",
            "Argument list too long", "what it is given is too long",
            "Permission denied", "this user may not run it: make it executable (chmod +x)");

    private FailureText() {}

    public static String of(Throwable failure) {
        if (failure instanceof UncheckedIOException wrapped) {
            String said = String.valueOf(wrapped.getMessage());
            String cause = of(wrapped.getCause());
            return said.equals(wrapped.getCause().toString()) ? cause : said + ": " + cause;
        }
        if (failure instanceof FileSystemException file) {
            return ofFile(file);
        }
        if (failure instanceof CharacterCodingException) {
            return "it is no text in UTF-8";
        }
        return ofNetwork(failure);
    }

    private static String ofFile(FileSystemException failure) {
        String file = failure.getFile();
        if (failure instanceof NoSuchFileException) {
            return "there is no " + file;
        }
        if (failure instanceof AccessDeniedException) {
            return "this user may not use " + file + ": change its owner or its mode";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return file + " is there already";
        }
        if (failure instanceof NotDirectoryException) {
            return file + " is no folder";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return file + " is not empty";
        }
        return failure.getReason() == null ? file : file + ": " + reason(failure.getReason());
    }

    private static String ofNetwork(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return "the host " + failure.getMessage() + " is not known: is its name right, and is there a network?";
        }
        if (failure instanceof BindException) {
            return String.valueOf(failure.getMessage()).contains("in use")
                    ? "it is in use on this machine"
                    : "this user may not serve there (" + failure.getMessage() + ")";
        }
        if (failure instanceof ConnectException) {
            return "nothing answers there";
        }
        if (failure instanceof HttpTimeoutException || failure instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        String said = failure.getMessage();
        return said == null || said.isBlank() ? failure.getClass().getSimpleName() : ofProgram(said);
    }

    private static String ofProgram(String said) {
        Matcher start = START.matcher(said);
        if (!start.matches()) {
            return reason(said);
        }
        return start.group(3).equals(NOT_THERE)
                ? "there is no program %s%s: install it, or name another one"
                        .formatted(start.group(1), start.group(2) == null ? "" : ", or no folder " + start.group(2))
                : start.group(1) + ": " + reason(start.group(3));
    }

    private static String reason(String said) {
        return REASONS.getOrDefault(said, said);
    }
}
