package io.github.jwtfilter.internal.descriptor;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/** Finds one entry of a JAR, by its index if it is in the file system; otherwise the entries before it are read too. */
final class Library {
    private static final int MAX_ENTRIES = 200_000;

    private Library() {}

    /** Returns whether a server may take a file in {@code WEB-INF/lib} for a library: Jetty accepts {@code .zip}, and any case. */
    static boolean isNamed(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".jar") || name.endsWith(".zip");
    }

    /** Returns the content of an entry, or null if there is none of that name. */
    static byte @Nullable [] read(ApplicationFiles files, String jar, String entry, int most) throws IOException {
        File file = files.onDisk(jar);
        if (file != null && file.isFile()) {
            try (ZipFile zip = new ZipFile(file)) {
                ZipEntry found = zip.getEntry(entry);
                return found == null ? null : Bytes.read(zip.getInputStream(found), most);
            }
        }
        try (InputStream in = files.open(jar)) {
            return in == null ? null : find(new ZipInputStream(in), entry, most);
        }
    }

    private static byte @Nullable [] find(ZipInputStream zip, String name, int most) throws IOException {
        int left = MAX_ENTRIES;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(name)) {
                return Bytes.read(zip, most);
            }
            if (--left < 0) {
                throw new IOException("has more than " + MAX_ENTRIES + " entries");
            }
        }
        return null;
    }
}
