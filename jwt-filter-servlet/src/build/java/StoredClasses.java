import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites a JAR: stores the entries of some packages, and compresses all others. The order and the names of the entries
 * remain, and all have the same time, so that the result depends only on the original JAR and the JDK.
 *
 * <p>The build runs this source file with {@code java StoredClasses.java JAR TIME PACKAGE...}. A package is a directory in the
 * JAR, without its subdirectories.
 */
final class StoredClasses {
    private StoredClasses() {}

    public static void main(String[] arguments) throws IOException {
        Path jar = Path.of(arguments[0]);
        // In UTC: the conversion of other methods of ZipEntry depends on the time zone of the build.
        LocalDateTime time = LocalDateTime.ofInstant(Instant.parse(arguments[1]), ZoneOffset.UTC);
        Set<String> unused = new HashSet<>(Arrays.asList(arguments).subList(2, arguments.length));
        Set<String> packages = Set.copyOf(unused);
        Path rewritten = jar.resolveSibling(jar.getFileName() + ".stored");
        try (ZipFile in = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(rewritten);
                ZipOutputStream out = new ZipOutputStream(file)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            for (Iterator<? extends ZipEntry> entries = in.entries().asIterator(); entries.hasNext(); ) {
                ZipEntry entry = entries.next();
                String parent = parent(entry.getName());
                unused.remove(parent);
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(time);
                try (InputStream content = in.getInputStream(entry)) {
                    write(copy, content.readAllBytes(), entry.isDirectory() || packages.contains(parent), out);
                }
            }
        }
        if (!unused.isEmpty()) {
            throw new IOException("The JAR does not contain the packages " + unused);
        }
        Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
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
