package dev.czar.project.files;

import java.util.regex.Pattern;

/** What a name must look like, and how to say so. */
public record TextFormat(Pattern pattern, String expected) {

    public static final TextFormat ANY = of("(?s).+", "some text");
    public static final TextFormat PROJECT = of(
            "[A-Za-z0-9_][A-Za-z0-9._-]{0,39}", "1-40 letters, digits, '.', '_' or '-', not starting with '.' or '-'");
    public static final TextFormat WORKER = of("[A-Za-z0-9_][A-Za-z0-9_-]{0,39}", "1-40 letters, digits, '_' or '-'");
    public static final TextFormat TASK =
            of("(?!.*(\\.\\.|\\.lock$|\\.$))[A-Za-z0-9_][A-Za-z0-9._-]{0,79}", "1-80 letters, digits, '.', '_' or '-'");
    public static final TextFormat REPOSITORY = of(
            "[A-Za-z0-9][A-Za-z0-9-]{0,38}/(?!\\.\\.?$)[A-Za-z0-9._-]{1,100}",
            "an owner and a name, such as acme/tally");
    public static final TextFormat PROJECT_PATH = of(
            "[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}){1,20}",
            "groups and a name, such as acme/tools/tally");
    public static final TextFormat URL = of(
            "https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?",
            "an address such as https://git.example.org/api/v3");
    public static final TextFormat VARIABLE = of("[A-Za-z_][A-Za-z0-9_]{0,99}", "the name of an environment variable");
    public static final TextFormat BRANCH = of(
            "(?!HEAD$)(?!.*(\\.\\.|//|/\\.|/-|\\.lock(/|$)|[./]$))[A-Za-z0-9_][A-Za-z0-9._/-]{0,199}",
            "a branch name of letters, digits, '.', '_', '-' and '/'");

    public static final TextFormat BRANCH_PREFIX = of(
            "(?!.*(\\.\\.|//|/\\.|/-|\\.lock/|\\./))[A-Za-z0-9_][A-Za-z0-9._/-]{0,59}/",
            "what branch names begin with, up to a slash, such as czar/ or team/czar/");

    public static final TextFormat PATH = of(
            "(?!.*(^|/)\\.\\.?(/|$))[^/\\s\\p{Cntrl}-][^\\p{Cntrl}]{0,199}",
            "a path below the top of the repository, such as web/package.json");

    public static final TextFormat FILE_NAME = of(
            "(?!.*\\.\\.)[A-Za-z0-9._-]+(?:/[A-Za-z0-9._-]+)*",
            "a name of letters, digits, . _ - and /, such as hooks/stop.json");

    public static final TextFormat GLOB = of("[^\\[\\]{}\\\\!]+", "a path with * and **, such as docs/**");

    private static TextFormat of(String regex, String expected) {
        return new TextFormat(Pattern.compile(regex), expected);
    }

    public boolean fits(String text) {
        return pattern.matcher(text).matches();
    }

    /** Which names are good, and how foreign text is made harmless to show. */
    public static final class ValidNames {

        private ValidNames() {}

        public static boolean isBranch(String name) {
            return TextFormat.BRANCH.fits(name);
        }

        public static boolean isTask(String name) {
            return TextFormat.TASK.fits(name);
        }

        public static boolean isWorker(String name) {
            return TextFormat.WORKER.fits(name);
        }

        /** The text without escape sequences, control and invisible characters. */
        public static String visible(String text) {
            return FencedText.clean(text);
        }
    }
}
