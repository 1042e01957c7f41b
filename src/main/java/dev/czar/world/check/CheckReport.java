package dev.czar.world.check;

/** What the checks said of a tree: {@code signature} names the failing ones, {@code log} holds their last lines. */
public record CheckReport(String tree, CheckVerdict verdict, String signature, String log) {
    public boolean passed() {
        return verdict == CheckVerdict.PASSED;
    }

    /** What the checks say of a commit; error means that one could not be run. */
    public enum CheckVerdict {
        PASSED,
        FAILED,
        ERROR
    }
}
