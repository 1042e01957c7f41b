package dev.czar.project;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** The file permissions Czar gives. */
final class Permissions {

    private Permissions() {}

    static Set<PosixFilePermission> readableByAll() {
        return PosixFilePermissions.fromString("rw-r--r--");
    }

    static Set<PosixFilePermission> executable() {
        return PosixFilePermissions.fromString("rwxr-xr-x");
    }

    static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    }
}
