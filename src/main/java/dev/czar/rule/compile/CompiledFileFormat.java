package dev.czar.rule.compile;

import dev.czar.rule.Rule;
import dev.czar.rule.compile.CompiledRules.CompiledFile;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A compiled rule file as bytes. */
final class CompiledFileFormat {

    private CompiledFileFormat() {}

    static void write(DataOutputStream out, CompiledFile compiled) throws IOException {
        out.writeUTF(compiled.revision());
        out.writeInt(compiled.rules().size());
        for (Rule rule : compiled.rules()) {
            out.writeUTF(rule.name());
            out.writeUTF(rule.why());
            out.writeUTF(rule.capability());
            out.writeUTF(rule.file());
            out.writeInt(rule.line());
            write(out, rule.matches());
            write(out, rule.concludes());
        }
        write(out, compiled.models());
        out.writeInt(compiled.classes().size());
        for (Map.Entry<String, byte[]> entry : new TreeMap<>(compiled.classes()).entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
    }

    static CompiledFile read(DataInputStream in) throws IOException {
        String revision = in.readUTF();
        List<Rule> rules = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            rules.add(new Rule(
                    in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readInt(), words(in), words(in)));
        }
        List<String> models = words(in);
        Map<String, byte[]> classes = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        return new CompiledFile(revision, rules, models, classes);
    }

    private static void write(DataOutputStream out, List<String> words) throws IOException {
        out.writeInt(words.size());
        for (String word : words) {
            out.writeUTF(word);
        }
    }

    private static List<String> words(DataInputStream in) throws IOException {
        List<String> words = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            words.add(in.readUTF());
        }
        return words;
    }
}
