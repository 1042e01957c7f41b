package dev.czar;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.ProcessEnvironment;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Runs the command line; only commands that serve start Quarkus, so the others answer at once. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        // Looking for a Groovy that is not there opens every jar of the class path.
        System.setProperty("picocli.disable.closures", "true");
        // No option is of these types, and looking them up is a tenth of a command's time.
        System.setProperty("picocli.converters.excludes", "java.time.*,java.sql.*");
        int code = CzarCommand.commandLine(ProcessEnvironment.ofProcess(), args).execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }
}
