package dev.czar.project.proposal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.io.AtomicFileWriter;
import dev.czar.io.FailureText;
import dev.czar.json.JsonCodec;
import dev.czar.project.files.ProjectException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code .czar/proposals}: a folder for each proposal, with the rule file, its test, a page for people, and all of it as JSON. */
public final class ProposalFolder {

    private static final ObjectMapper MAPPER = JsonCodec.mapper();
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,80}");
    private static final String RECORD = "proposal.json";

    private final Path folder;

    public ProposalFolder(Path folder) {
        this.folder = folder;
    }

    /** All of them, the latest first. */
    public List<RuleChangeProposal> all() throws ProjectException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = entries.filter(entry -> Files.exists(entry.resolve(RECORD)))
                    .map(entry -> entry.getFileName().toString())
                    .toList();
            List<RuleChangeProposal> all = new ArrayList<>();
            for (String name : names) {
                find(name).ifPresent(all::add);
            }
            all.sort(Comparator.comparing(RuleChangeProposal::made).reversed());
            return all;
        } catch (IOException failure) {
            throw new ProjectException("cannot read " + folder + ": " + FailureText.of(failure), failure);
        }
    }

    public Optional<RuleChangeProposal> find(String name) throws ProjectException {
        Path file = folder.resolve(name).resolve(RECORD);
        if (!NAME.matcher(name).matches() || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(Files.readString(file), RuleChangeProposal.class));
        } catch (IOException unreadable) {
            throw new ProjectException(
                    "cannot read " + file + ": " + FailureText.of(unreadable) + "; delete it and search again",
                    unreadable);
        }
    }

    /** Where the files of a proposal are. */
    public Path place(String name) {
        return folder.resolve(name);
    }

    /** With a page for people. */
    public void write(RuleChangeProposal proposal, String page) throws ProjectException {
        write(proposal);
        put(proposal.name(), "proposal.md", page);
        put(proposal.name(), "rules/" + proposal.file(), proposal.text());
        put(proposal.name(), "rules/" + proposal.testFile(), proposal.test());
    }

    /** What became of it. */
    public void write(RuleChangeProposal proposal) throws ProjectException {
        try {
            put(proposal.name(), RECORD, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(proposal) + "\n");
        } catch (IOException impossible) {
            throw new ProjectException(
                    "a proposal cannot be written as JSON: " + FailureText.of(impossible), impossible);
        }
    }

    private void put(String name, String file, String text) throws ProjectException {
        Path path = folder.resolve(name).resolve(file);
        try {
            AtomicFileWriter.write(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new ProjectException("cannot write " + path + ": " + FailureText.of(failure), failure);
        }
    }
}
