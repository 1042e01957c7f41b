package dev.czar.project;

/** Which names are good, and how foreign text is made harmless to show. */
public final class Names {

    private Names() {}

    public static boolean isBranch(String name) {
        return Shape.BRANCH.fits(name);
    }

    public static boolean isTask(String name) {
        return Shape.TASK.fits(name);
    }

    public static boolean isWorker(String name) {
        return Shape.WORKER.fits(name);
    }

    /** The text without escape sequences, control and invisible characters. */
    public static String visible(String text) {
        return Fence.clean(text);
    }
}
