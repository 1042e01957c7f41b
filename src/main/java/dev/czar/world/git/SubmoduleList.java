package dev.czar.world.git;

import dev.czar.io.SubmoduleNames;
import java.util.Map;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/** The text of a {@code .gitmodules}. */
public final class SubmoduleList {

    private SubmoduleList() {}

    /** No names where it cannot be read. */
    public static SubmoduleNames names(String text) {
        Config modules = new Config();
        try {
            modules.fromText(text);
        } catch (ConfigInvalidException unreadable) {
            return new SubmoduleNames(Map.of());
        }
        return SubmoduleNames.of(
                modules.getSubsections(SubmoduleNames.SECTION),
                name -> modules.getString(SubmoduleNames.SECTION, name, "path"));
    }
}
