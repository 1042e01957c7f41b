package dev.czar.project.setup;

import dev.czar.project.setup.RepositoryKind.Peculiarity;
import dev.czar.project.setup.SubmoduleCommits.SubmoduleCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** What of the mainline's commit is not in the repository: its own files, and the commits of its submodules. */
record LostObjects(Repository repository, Path top) {
    private static final String SUBJECT = "objects";
    private static final String REMEDY =
            "`git fsck --full` names all that is missing; a backup or another clone gives it back (`git fetch` from there), or clone anew";

    /** The first that is found; a partial clone fetches what it left at its remote. */
    Optional<Peculiarity> found(ObjectId commit) throws IOException {
        if (isPartial()) {
            return Optional.empty();
        }
        try (RevWalk walk = new RevWalk(repository);
                ObjectReader reader = repository.newObjectReader();
                TreeWalk tree = new TreeWalk(reader)) {
            tree.addTree(walk.parseCommit(commit).getTree());
            tree.setRecursive(true);
            while (tree.next()) {
                if (!tree.getFileMode(0).equals(FileMode.GITLINK) && !reader.has(tree.getObjectId(0))) {
                    return Optional.of(refused("%s of the mainline is gone from the repository (%s)"
                            .formatted(tree.getPathString(), tree.getObjectId(0).name())));
                }
            }
            return Optional.empty();
        } catch (MissingObjectException gone) {
            return Optional.of(of(gone));
        }
    }

    static Peculiarity of(MissingObjectException gone) {
        return refused("part of the history is gone from the repository (%s)"
                .formatted(gone.getObjectId().name()));
    }

    private static Peculiarity refused(String what) {
        return new Peculiarity(true, SUBJECT, what, REMEDY);
    }

    /** Nothing can be read without the folder that objects are borrowed from. */
    Optional<Peculiarity> goneLender() throws IOException {
        Path objects = repository.getDirectory().toPath().resolve("objects");
        Path alternates = objects.resolve("info").resolve("alternates");
        if (!Files.isRegularFile(alternates)) {
            return Optional.empty();
        }
        return Files.readAllLines(alternates).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("\""))
                .filter(line -> !Files.isDirectory(objects.resolve(line)))
                .findFirst()
                .map(
                        line -> new Peculiarity(
                                true,
                                SUBJECT,
                                "the repository borrows its objects from " + line + ", which is not there",
                                "bring that folder back, or clone anew; `git repack -a -d` in a clone makes it whole by itself"));
    }

    private boolean isPartial() {
        Config config = repository.getConfig();
        return config.getString("extensions", null, "partialClone") != null
                || config.getSubsections("remote").stream()
                        .anyMatch(remote -> config.getBoolean("remote", remote, "promisor", false));
    }

    /** Submodules that work trees and checks, or other people, do not get as the mainline wants them. */
    Stream<Peculiarity> submodules(ObjectId commit) throws IOException {
        SubmoduleCommits commits = new SubmoduleCommits(repository, top);
        return Stream.concat(
                commits.of(commit).stream().flatMap(module -> told(module).stream()),
                commits.unnamed(commit).stream().map(LostObjects::unnamed));
    }

    private static Peculiarity unnamed(String path) {
        return told(
                path
                        + " is a repository of its own of which no .gitmodules says where it comes from: an empty folder in work trees, checks and clones",
                "`git rm --cached %1$s` and `git submodule add URL %1$s`, or commit its files without its .git"
                        .formatted(path));
    }

    private static Optional<Peculiarity> told(SubmoduleCommit module) {
        String path = module.path();
        return switch (module.availability()) {
            case PUBLISHED -> Optional.empty();
            case NOT_INITIALISED ->
                Optional.of(told(
                        path + " is not initialised here, so that it is an empty folder in work trees and checks",
                        "`git submodule update --init " + path + "`"));
            case MISSING ->
                Optional.of(told(
                        "%s is to be at %s, which is not here, so that nothing can be checked unless its origin gives it"
                                .formatted(path, module.commit()),
                        "`git submodule update " + path
                                + "`; where that fails, whoever made the commit has to push it"));
            case UNPUBLISHED ->
                Optional.of(told(
                        "%s is to be at %s, which no branch of its origin has as far as is known here: nobody else gets it"
                                .formatted(path, module.commit()),
                        "`git -C %1$s push origin %2$s:refs/heads/BRANCH`, or `git -C %1$s fetch` if it is there already"
                                .formatted(path, module.commit())));
        };
    }

    private static Peculiarity told(String what, String remedy) {
        return new Peculiarity(false, "submodule", what, remedy);
    }
}
