package dev.czar.rule.compile;

import dev.czar.io.ContentHash;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Bytes that begin with the name of their format and end with their SHA-256. */
final class ChecksummedFile {

    private static final String MAGIC = "czar compiled rules 3";
    private static final int CHECKSUM_LENGTH = 32;

    /** What stands between the two. */
    interface Content {
        void write(DataOutputStream out) throws IOException;
    }

    private ChecksummedFile() {}

    static byte[] write(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF(MAGIC);
        content.write(out);
        out.write(ContentHash.digest().digest(bytes.toByteArray()));
        return bytes.toByteArray();
    }

    static DataInputStream open(byte[] bytes) throws IOException {
        int length = bytes.length - CHECKSUM_LENGTH;
        if (length < 0 || !intact(bytes, length)) {
            throw new IOException("the checksum does not match");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
        if (!in.readUTF().equals(MAGIC)) {
            throw new IOException("not compiled rules");
        }
        return in;
    }

    private static boolean intact(byte[] bytes, int length) {
        MessageDigest digest = ContentHash.digest();
        digest.update(bytes, 0, length);
        return Arrays.equals(digest.digest(), Arrays.copyOfRange(bytes, length, bytes.length));
    }
}
