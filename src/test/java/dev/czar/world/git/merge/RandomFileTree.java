package dev.czar.world.git.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small tree of every sort of entry, and what may happen to it. */
final class RandomFileTree {
    static final String FILE = "100644";
    static final String PROGRAM = "100755";
    static final String LINK = "120000";
    static final String SUBMODULE = "160000";

    /** An entry; the text of a submodule is a commit's id. */
    record Leaf(String mode, String text) {}

    private final Map<String, Leaf> leaves;

    private RandomFileTree(Map<String, Leaf> leaves) {
        this.leaves = leaves;
    }

    RandomFileTree(Random random) {
        this(new TreeMap<>());
        for (int file = 0; file < 16; file++) {
            String text = text(file);
            leaves.put("d" + file % 4 + "/f" + file + ".txt", new Leaf(file % 7 == 0 ? PROGRAM : FILE, text));
        }
        leaves.put("top.txt", new Leaf(FILE, text(random.nextInt(100))));
        leaves.put("logo.bin", new Leaf(FILE, "\0binary" + random.nextInt()));
        leaves.put("link", new Leaf(LINK, "top.txt"));
        leaves.put("library", new Leaf(SUBMODULE, id(random)));
    }

    Map<String, Leaf> leaves() {
        return leaves;
    }

    /** What one to four changes make of it; the same steps are the same changes wherever they find what they change. */
    RandomFileTree grown(long steps) {
        Random random = new Random(steps);
        RandomFileTree grown = new RandomFileTree(new TreeMap<>(leaves));
        int count = 1 + random.nextInt(4);
        for (int step = 0; step < count; step++) {
            grown.change(random);
        }
        return grown;
    }

    private void change(Random random) {
        String file = any(random);
        String folder = "d" + random.nextInt(4);
        switch (random.nextInt(16)) {
            case 0, 1, 2 -> edit(file, random);
            case 3 -> move(file, "moved/" + random.nextInt(3) + ".txt");
            case 4 -> {
                edit(file, random);
                move(file, folder + "/renamed" + random.nextInt(3) + ".txt");
            }
            case 5 -> moveFolder(folder, "n" + random.nextInt(3));
            case 6 -> put(folder + "/new" + random.nextInt(3) + ".txt", new Leaf(FILE, text(random.nextInt(3))));
            case 7 -> leaves.remove(file);
            case 8 -> flip(file);
            case 9 -> put("logo.bin", new Leaf(FILE, "\0binary" + random.nextInt(3)));
            case 10 -> put("link", new Leaf(LINK, "d0/f" + random.nextInt(3) + ".txt"));
            case 11 -> put("library", new Leaf(SUBMODULE, id(new Random(random.nextInt(3)))));
            case 12 -> put("top.txt/inside" + random.nextInt(2), new Leaf(FILE, "inside\n"));
            case 13 -> put("link", new Leaf(FILE, "no link\n"));
            case 14 -> put(folder, new Leaf(FILE, "no folder " + random.nextInt(2) + "\n"));
            default -> put("library" + random.nextInt(2), new Leaf(SUBMODULE, id(new Random(random.nextInt(2)))));
        }
    }

    private void edit(String file, Random random) {
        Leaf leaf = leaves.get(file);
        List<String> lines = new ArrayList<>(leaf.text().lines().toList());
        if (leaf.mode().startsWith("100") && lines.size() > 4) {
            lines.set(random.nextInt(4) * (lines.size() / 4), "changed " + random.nextInt(3));
            leaves.put(file, new Leaf(leaf.mode(), String.join("\n", lines) + "\n"));
        }
    }

    private void flip(String file) {
        Leaf leaf = leaves.get(file);
        if (leaf.mode().startsWith("100")) {
            leaves.put(file, new Leaf(leaf.mode().equals(FILE) ? PROGRAM : FILE, leaf.text()));
        }
    }

    private void move(String from, String to) {
        Leaf leaf = leaves.remove(from);
        if (leaf != null) {
            put(to, leaf);
        }
    }

    private void moveFolder(String from, String to) {
        List<String> inside = leaves.keySet().stream()
                .filter(path -> path.startsWith(from + "/"))
                .toList();
        inside.forEach(path -> move(path, to + path.substring(from.length())));
    }

    /** Whatever stands in the way of the path goes. */
    private void put(String path, Leaf leaf) {
        leaves.keySet().removeIf(other -> other.startsWith(path + "/") || path.startsWith(other + "/"));
        leaves.put(path, leaf);
    }

    private String any(Random random) {
        List<String> paths = List.copyOf(leaves.keySet());
        return paths.get(random.nextInt(paths.size()));
    }

    private static String text(int seed) {
        return IntStream.range(0, 24)
                .mapToObj(line -> "line " + line + " of " + seed + "\n")
                .collect(Collectors.joining());
    }

    private static String id(Random random) {
        return IntStream.range(0, 40)
                .mapToObj(digit -> Integer.toHexString(random.nextInt(16)))
                .collect(Collectors.joining());
    }
}
