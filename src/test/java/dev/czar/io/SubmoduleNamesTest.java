package dev.czar.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubmoduleNamesTest {

    @Test
    void aSubmoduleIsKnownByItsPath() {
        SubmoduleNames names = SubmoduleNames.of(List.of("library", "bare"), Map.of("library", "lib/tool")::get);

        assertThat(names.at("lib/tool")).contains("library");
        assertThat(names.at("lib")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "../../evil, lib",
        "a/../../b, lib",
        "/etc, lib",
        "lib, ../lib",
        "lib, /etc",
        "lib, a/.git/hooks",
        "lib, -q"
    })
    void whatLeadsOutOfWhereItBelongsIsNone(String name, String path) {
        assertThat(SubmoduleNames.of(List.of(name), any -> path).byPath()).isEmpty();
    }
}
