package dev.czar.world.git.merge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Families of generated branches as a stream for {@code git fast-import}; a seed gives the same corpus, ever. */
final class MergeCorpus {
    static final int BRANCHES = 12;

    private final Random random;
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final List<List<String>> families = new ArrayList<>();
    private int marks;

    MergeCorpus(long seed, int families) {
        this.random = new Random(seed);
        for (int family = 0; family < families; family++) {
            family(family);
        }
    }

    byte[] stream() {
        return stream.toByteArray();
    }

    /** The branches of each family, which begin at one commit. */
    List<List<String>> families() {
        return families;
    }

    private void family(int family) {
        List<String> names = new ArrayList<>();
        RandomFileTree base = new RandomFileTree(random);
        String prefix = "f" + family + "/";
        int root = commit("refs/heads/" + prefix + "base", base, List.of());
        for (int branch = 0; branch + 1 < BRANCHES; branch += 2) {
            String left = prefix + branch;
            String right = prefix + (branch + 1);
            grow(base, root, "refs/heads/" + left, "refs/heads/" + right);
            names.add(left);
            names.add(right);
        }
        families.add(names);
    }

    /** Two branches; every third couple merges each other's first step, so that both have two common bases. */
    private void grow(RandomFileTree base, int root, String left, String right) {
        long leftSteps = random.nextLong();
        long rightSteps = random.nextLong();
        RandomFileTree leftTree = base.grown(leftSteps);
        RandomFileTree rightTree = base.grown(rightSteps);
        int leftMark = commit(left, leftTree, List.of(root));
        int rightMark = commit(right, rightTree, List.of(root));
        if (random.nextInt(3) == 0) {
            commit(left, leftTree.grown(rightSteps).grown(random.nextLong()), List.of(leftMark, rightMark));
            commit(right, rightTree.grown(leftSteps).grown(random.nextLong()), List.of(rightMark, leftMark));
        }
    }

    private int commit(String ref, RandomFileTree tree, List<Integer> parents) {
        marks++;
        line("commit " + ref);
        line("mark :" + marks);
        line("committer Someone <someone@localhost> " + (1_700_000_000 + marks) + " +0000");
        data(("Step " + marks).getBytes(StandardCharsets.UTF_8));
        for (int parent = 0; parent < parents.size(); parent++) {
            line((parent == 0 ? "from :" : "merge :") + parents.get(parent));
        }
        line("deleteall");
        for (Map.Entry<String, RandomFileTree.Leaf> entry : new TreeMap<>(tree.leaves()).entrySet()) {
            RandomFileTree.Leaf leaf = entry.getValue();
            if (leaf.mode().equals(RandomFileTree.SUBMODULE)) {
                line("M " + leaf.mode() + " " + leaf.text() + " " + entry.getKey());
            } else {
                line("M " + leaf.mode() + " inline " + entry.getKey());
                data(leaf.text().getBytes(StandardCharsets.UTF_8));
            }
        }
        return marks;
    }

    private void data(byte[] bytes) {
        line("data " + bytes.length);
        stream.writeBytes(bytes);
        line("");
    }

    private void line(String text) {
        stream.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
