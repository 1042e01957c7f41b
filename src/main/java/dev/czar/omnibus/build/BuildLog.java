package dev.czar.omnibus.build;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.fact.Omnibus.Member;
import dev.czar.omnibus.build.OmnibusAssembler.AssembledOmnibus;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.RefChange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Remembers each build under {@code refs/czar/omnibus/<id>/}, in the same transaction that moves the omnibus. */
final class BuildLog {
    private static final String PREFIX = "refs/czar/omnibus/";

    private final GitRepository repository;
    private final JsonMapper mapper = new JsonMapper();

    BuildLog(GitRepository repository) {
        this.repository = repository;
    }

    Optional<BuildRecord> find(BuildOmnibus action) {
        return repository
                .find(ref(action, "record"))
                .map(this::read)
                .filter(record -> record.base().equals(action.base())
                        && record.asked().equals(action.members())
                        && record.without().equals(action.without()));
    }

    /** The build that ended at this commit. */
    Optional<BuildRecord> endingAt(String commit) {
        return allEndingAt(commit).findFirst();
    }

    /** One without them comes to the same commit as one before they were there. */
    Set<String> headsLeftOutOf(String commit) {
        return allEndingAt(commit)
                .flatMap(record -> record.without().stream())
                .map(Member::head)
                .collect(Collectors.toSet());
    }

    private Stream<BuildRecord> allEndingAt(String commit) {
        return repository.refs(PREFIX).entrySet().stream()
                .filter(ref -> ref.getKey().endsWith("/record"))
                .map(ref -> read(ref.getValue()))
                .filter(record -> record.result().tip().equals(commit));
    }

    RefChange recording(BuildOmnibus action, BuildRecord record) {
        return change(ref(action, "record"), repository.writeBlob(write(record)));
    }

    /** Keeps the built commit from being collected, whatever becomes of the omnibus. */
    RefChange keeping(BuildOmnibus action, BuildRecord record) {
        return change(ref(action, "tip"), record.result().tip());
    }

    private RefChange change(String ref, String target) {
        return RefChange.move(ref, repository.find(ref).orElse(""), target);
    }

    private static String ref(BuildOmnibus action, String part) {
        return prefix(action) + part;
    }

    /** Below which everything about this build is kept. */
    static String prefix(BuildOmnibus action) {
        String identity = action.base() + action.composition();
        return PREFIX + UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)) + "/";
    }

    private String write(BuildRecord record) {
        try {
            return mapper.writeValueAsString(record);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private BuildRecord read(String blob) {
        try {
            return mapper.readValue(repository.blob(blob), BuildRecord.class);
        } catch (JsonProcessingException failure) {
            throw new GitException("A remembered build cannot be read: " + failure.getOriginalMessage());
        }
    }

    /** One build of the omnibus as it is remembered in the repository; {@code mainline} is the mainline head it stands on. */
    record BuildRecord(
            String base, String mainline, List<Member> asked, List<Member> without, AssembledOmnibus result) {
        BuildRecord {
            asked = List.copyOf(asked);
            without = without == null ? List.of() : List.copyOf(without);
        }
    }
}
