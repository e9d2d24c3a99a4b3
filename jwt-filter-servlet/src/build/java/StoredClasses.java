import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a JAR: stores some classes, and compresses all other entries. The order and the names of the entries remain, and all
 * have the same time, so that the result depends only on the original JAR and the JDK.
 *
 * <p>The build runs this source file with {@code java StoredClasses.java JAR TIME LIST}. The list contains one class in each
 * line, without {@code io.github.jwtfilter.}; lines with {@code #} are comments.
 */
final class StoredClasses {
    private static final String ROOT = "io/github/jwtfilter/";

    private StoredClasses() {}

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        // In UTC: the conversion of other methods of ZipEntry depends on the time zone of the build.
        LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(arguments[1]), ZoneOffset.UTC);
        Set<String> listed = listed(Path.of(arguments[2]));
        Set<String> absent = new TreeSet<>(listed);
        Path rewritten = jar.resolveSibling(jar.getFileName() + ".stored");
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(rewritten);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            for (Iterator<? extends ZipEntry> entries = in.entries().asIterator(); entries.hasNext(); ) {
                ZipEntry entry = entries.next();
                absent.remove(entry.getName());
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(time);
                try (InputStream content = in.getInputStream(entry)) {
                    write(copy, content.readAllBytes(), entry.isDirectory() || listed.contains(entry.getName()), out);
                }
            }
        }
        if (!absent.isEmpty()) {
            throw new IOException(arguments[2] + " lists classes that the JAR does not contain: " + absent);
        }
        Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns the entries of the listed classes. The classes of the package javax are those of the package servlet. */
    private static Set<String> listed(Path list) throws IOException {
        Set<String> entries = new HashSet<>();
        for (String line : Files.readAllLines(list)) {
            String listed = line.trim();
            if (!listed.isEmpty() && !listed.startsWith("#")) {
                String name = listed.replace('.', '/') + ".class";
                entries.add(ROOT + name);
                if (name.startsWith("servlet/")) {
                    entries.add(ROOT + name.replaceFirst("servlet", "javax"));
                }
            }
        }
        return entries;
    }

    private static void write(ZipEntry entry, byte[] content, boolean stored, ZipOutputStream out) throws IOException {
        if (stored) {
            CRC32 checksum = new CRC32();
            checksum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(checksum.getValue());
        }
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
