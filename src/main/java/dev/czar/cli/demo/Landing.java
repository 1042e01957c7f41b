package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What is on the mainline by git's own word: whether the project's work landed, the tree that was tested last and the
 * one that is there, and each worker's branch whose work is missing.
 */
record Landing(boolean landed, String testedTree, String landedTree, List<String> missing) {

    static Landing of(Stage stage, JsonNode omnibus) {
        Program git = new Program(stage.repository());
        String mainline = "refs/heads/" + stage.config().mainline();
        String landedTree = git.output("git", "rev-parse", mainline + "^{tree}");
        String testedTree = omnibus.path("omnibus").path("tree").asText("");
        List<String> missing = git.output("git", "for-each-ref", "--format=%(refname)", "refs/heads/czar/*/*")
                .lines()
                .filter(branch -> !git.succeeds("git", "merge-base", "--is-ancestor", branch, mainline))
                .map(branch -> branch.substring("refs/heads/".length()))
                .toList();
        boolean landed = omnibus.path("omnibus").path("state").asText().equals("LANDED")
                && !testedTree.isEmpty()
                && testedTree.equals(landedTree)
                && missing.isEmpty();
        return new Landing(landed, testedTree, landedTree, missing);
    }
}
