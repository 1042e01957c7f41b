package dev.czar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is publicly known against the libraries of the build: each finding is mended by a newer version, or accepted with a reason. */
class KnownFindingsTest {
    private static final Path FINDINGS = Path.of("packages/findings.yaml");

    /** Versions from {@code from}, or all, up to and without {@code below} have it; {@code accepted} is "" where it is not. */
    private record KnownFinding(String id, String library, String from, String below, String accepted) {
        boolean isIn(String version) {
            return compare(version, below) < 0 && (from.isEmpty() || compare(version, from) >= 0);
        }
    }

    @Test
    void noLibraryHasAKnownFindingThatNobodyHasAccepted() throws IOException {
        assertThat(present(libraries(), known()).filter(finding -> finding.accepted.isEmpty()))
                .as("take a newer version, or say in " + FINDINGS + " why it does no harm here")
                .isEmpty();
    }

    @Test
    void whatIsAcceptedIsStillThere() throws IOException {
        List<KnownFinding> present = present(libraries(), known()).toList();
        assertThat(known().stream().filter(finding -> !finding.accepted.isEmpty()))
                .as("accepted in " + FINDINGS + ", and not needed any more")
                .isSubsetOf(present);
    }

    @Test
    void whatIsKnownIsAboutLibrariesOfTheBuild() throws IOException {
        assertThat(libraries().keySet())
                .containsAll(known().stream().map(KnownFinding::library).toList());
    }

    @Test
    void aVersionInTheRangeOfAFindingHasIt() {
        KnownFinding finding = new KnownFinding("CVE-0", "netty", "4.1", "4.1.135", "");
        assertThat(Stream.of("4.1.133.Final", "4.1.9", "4.1.134.20260101-r").filter(finding::isIn))
                .hasSize(3);
        assertThat(Stream.of("4.1.135.Final", "4.1.1000", "4.2", "4.0.9").filter(finding::isIn))
                .isEmpty();
    }

    private static Stream<KnownFinding> present(Map<String, String> libraries, List<KnownFinding> known) {
        return known.stream()
                .filter(finding -> libraries.containsKey(finding.library))
                .filter(finding -> finding.isIn(libraries.get(finding.library)));
    }

    /** The version of each library on the class path, which lies in a folder of its version below one of its name. */
    private static Map<String, String> libraries() {
        Map<String, String> libraries = new TreeMap<>();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : classPath.split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (entry.endsWith(".jar") && jar.getNameCount() > 3) {
                Path version = jar.getParent();
                libraries.put(
                        version.getParent().getFileName().toString(),
                        version.getFileName().toString());
            }
        }
        return libraries;
    }

    private static List<KnownFinding> known() throws IOException {
        List<KnownFinding> known = new ArrayList<>();
        for (JsonNode finding :
                new YAMLMapper().readTree(Files.readString(FINDINGS)).path("findings")) {
            known.add(new KnownFinding(
                    finding.path("id").asText(),
                    finding.path("library").asText(),
                    finding.path("from").asText(),
                    finding.path("below").asText(),
                    finding.path("accepted").asText()));
        }
        return known;
    }

    private static int compare(String left, String right) {
        String[] lefts = left.split("[.-]");
        String[] rights = right.split("[.-]");
        for (int part = 0; part < Math.max(lefts.length, rights.length); part++) {
            int order = Long.compare(number(lefts, part), number(rights, part));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static long number(String[] parts, int index) {
        return index < parts.length && parts[index].matches("\\d{1,18}") ? Long.parseLong(parts[index]) : 0;
    }
}
