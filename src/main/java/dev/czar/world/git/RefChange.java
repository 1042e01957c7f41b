package dev.czar.world.git;

/** A ref to move from what it must be now; {@code ""} means that it does not exist, before or after. */
public record RefChange(String ref, String expected, String target) {
    static final String NOTHING = "0".repeat(40);

    public static RefChange create(String ref, String target) {
        return new RefChange(ref, "", target);
    }

    public static RefChange move(String ref, String expected, String target) {
        return new RefChange(ref, expected, target);
    }

    public static RefChange delete(String ref, String expected) {
        return new RefChange(ref, expected, "");
    }

    /** Not moved, but the others move only if it is there. */
    public static RefChange verify(String ref, String expected) {
        return new RefChange(ref, expected, expected);
    }

    String line() {
        if (expected.equals(target)) {
            return "verify %s\0%s\0".formatted(ref, id(expected));
        }
        return "update %s\0%s\0%s\0".formatted(ref, id(target), id(expected));
    }

    private static String id(String id) {
        return id.isEmpty() ? NOTHING : id;
    }
}
