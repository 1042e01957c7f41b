package dev.czar.rule;

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
        }
        out.writeInt(compiled.models().size());
        for (String model : compiled.models()) {
            out.writeUTF(model);
        }
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
            rules.add(new Rule(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readInt()));
        }
        List<String> models = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            models.add(in.readUTF());
        }
        Map<String, byte[]> classes = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        return new CompiledFile(revision, rules, models, classes);
    }
}
