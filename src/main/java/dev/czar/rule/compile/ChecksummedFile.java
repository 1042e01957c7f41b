package dev.czar.rule.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Bytes that begin with the name of their format and end with their checksum; it tells what broke on the way from what was written, nothing more. */
final class ChecksummedFile {

    private static final String MAGIC = "czar compiled rules 5";
    private static final int CHECKSUM_LENGTH = Long.BYTES;

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
        out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
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
        return ByteBuffer.wrap(bytes, length, CHECKSUM_LENGTH).getLong() == checksum(bytes, length);
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
