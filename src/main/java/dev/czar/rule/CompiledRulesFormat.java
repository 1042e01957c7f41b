package dev.czar.rule;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compiled rules as bytes, closed by their SHA-256. */
final class CompiledRulesFormat {

    private static final String MAGIC = "czar rule book 1";
    private static final int SEAL = 32;

    private CompiledRulesFormat() {}

    static byte[] write(CompiledRules rules) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(MAGIC);
        out.writeUTF(rules.revision());
        out.writeInt(rules.rules().size());
        for (Rule rule : rules.rules()) {
            out.writeUTF(rule.name());
            out.writeUTF(rule.why());
            out.writeUTF(rule.capability());
            out.writeUTF(rule.file());
            out.writeInt(rule.line());
        }
        out.writeInt(rules.models().size());
        for (String model : rules.models()) {
            out.writeUTF(model);
        }
        out.writeInt(rules.classes().size());
        for (Map.Entry<String, byte[]> entry : new TreeMap<>(rules.classes()).entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(entry.getValue());
        }
        out.write(Fingerprint.sha256().digest(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    static CompiledRules read(byte[] bytes) throws IOException {
        int length = bytes.length - SEAL;
        if (length < 0 || !sealed(bytes, length)) {
            throw new IOException("the seal is broken");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        if (!in.readUTF().equals(MAGIC)) {
            throw new IOException("not a rule book");
        }
        String revision = in.readUTF();
        List<Rule> rules = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            rules.add(new Rule(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF(), in.readInt()));
        }
        List<String> models = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            models.add(in.readUTF());
        }
        return new CompiledRules(revision, rules, models, classes(in));
    }

    private static Map<String, byte[]> classes(DataInputStream in) throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(in.readUTF(), in.readNBytes(in.readInt()));
        }
        return classes;
    }

    private static boolean sealed(byte[] bytes, int length) {
        MessageDigest digest = Fingerprint.sha256();
        digest.update(bytes, 0, length);
        return Arrays.equals(digest.digest(), Arrays.copyOfRange(bytes, length, bytes.length));
    }
}
