package io.github.jwtfilter.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The copy of an application with changed files. */
class PatchedWarTest {
    @TempDir
    private Path directory;

    private Path write(Path war, Map<String, byte[]> changes) throws IOException {
        try (WarSource source = WarSource.open(war)) {
            return new PatchedWar(source, directory.resolve("out")).write(changes);
        }
    }

    private static Map<String, byte[]> changes(String... namesAndTexts) {
        Map<String, byte[]> changes = new java.util.LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            changes.put(namesAndTexts[i], namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return changes;
    }

    /** Stored and deflated entries, with and without a descriptor after the data, attributes and comments. */
    private Path variedWar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setComment("comment of the archive");
            zip.putNextEntry(new ZipEntry("WEB-INF/"));
            zip.closeEntry();
            ZipEntry stored = new ZipEntry("stored.txt");
            byte[] text = "stored".getBytes(StandardCharsets.UTF_8);
            CRC32 checksum = new CRC32();
            checksum.update(text);
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(text.length);
            stored.setCrc(checksum.getValue());
            stored.setComment("comment of the entry");
            stored.setExtra(new byte[] {0x34, 0x12, 2, 0, 7, 8});
            zip.putNextEntry(stored);
            zip.write(text);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            zip.write("<web-app version='3.0'/>".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("B\u00fccher.txt"));
            zip.write("deflated deflated deflated".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return Files.write(directory.resolve("app.war"), bytes.toByteArray());
    }

    @Test
    void other_entries_are_copied_byte_for_byte_in_their_order() throws IOException {
        Path war = variedWar();
        byte[] before = Files.readAllBytes(war);

        Path copy = write(war, changes("WEB-INF/web.xml", "<new/>", "WEB-INF/lib/a.jar", "jar"));

        assertThat(Files.readAllBytes(war)).isEqualTo(before);
        try (ZipFile original = new ZipFile(war.toFile());
                ZipFile patched = new ZipFile(copy.toFile())) {
            assertThat(patched.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "WEB-INF/", "stored.txt", "WEB-INF/web.xml", "B\u00fccher.txt", "WEB-INF/lib/a.jar");
            assertThat(patched.getComment()).isEqualTo("comment of the archive");
            for (String name : new String[] {"stored.txt", "B\u00fccher.txt"}) {
                ZipEntry one = original.getEntry(name);
                ZipEntry other = patched.getEntry(name);
                assertThat(other.getTime()).isEqualTo(one.getTime());
                assertThat(other.getComment()).isEqualTo(one.getComment());
                assertThat(other.getExtra()).isEqualTo(one.getExtra());
                assertThat(other.getMethod()).isEqualTo(one.getMethod());
                assertThat(patched.getInputStream(other).readAllBytes())
                        .isEqualTo(original.getInputStream(one).readAllBytes());
            }
        }
        assertThat(TestWar.entry(copy, "WEB-INF/web.xml")).isEqualTo("<new/>");
        assertThat(TestWar.entry(copy, "WEB-INF/lib/a.jar")).isEqualTo("jar");
        assertThat(contains(Files.readAllBytes(copy), between(before, "stored.txt", "WEB-INF/web.xml")))
                .isTrue();
    }

    /** The raw bytes from the local header of one entry to that of another. */
    private static byte[] between(byte[] archive, String from, String to) {
        int start = localHeader(archive, from);
        return java.util.Arrays.copyOfRange(archive, start, localHeader(archive, to));
    }

    private static int localHeader(byte[] archive, String name) {
        String text = new String(archive, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("PK\3\4");
        while (!text.startsWith(name, at + 30)) {
            at = text.indexOf("PK\3\4", at + 1);
        }
        return at;
    }

    private static boolean contains(byte[] archive, byte[] part) {
        return new String(archive, StandardCharsets.ISO_8859_1).contains(new String(part, StandardCharsets.ISO_8859_1));
    }

    @Test
    void an_existing_file_is_not_replaced_and_nothing_else_remains() throws IOException {
        Path war = variedWar();
        Path existing = Files.createDirectories(directory.resolve("out")).resolve("app.war");
        Files.writeString(existing, "mine");

        assertThatThrownBy(() -> write(war, changes("a", "b")))
                .hasMessageContaining("exists already, and is not replaced");
        assertThat(existing).hasContent("mine");
        assertThat(directory.resolve("out").toFile().list()).containsExactly("app.war");
    }

    @Test
    void overlapping_entries_are_rejected() throws IOException {
        byte[] bytes = TestWar.with("")
                .file("a.txt", "a")
                .file("b.txt", "b")
                .file("c.txt", "c")
                .bytes();
        ByteBuffer archive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int first = -1;
        for (int at = 0; at + 46 < bytes.length; at++) {
            if (archive.getInt(at) == 0x02014b50) {
                first = first < 0 ? at : first;
                archive.putInt(at + 42, archive.getInt(first + 42));
                archive.putInt(at + 20, archive.getInt(first + 20));
            }
        }
        Path war = Files.write(directory.resolve("app.war"), bytes);

        assertThatThrownBy(() -> write(war, changes("x", "y"))).hasMessageContaining("overlap");
        assertThat(directory.resolve("out").toFile().list()).isEmpty();
    }

    private static int end(byte[] archive) {
        return new String(archive, StandardCharsets.ISO_8859_1).lastIndexOf("PK\5\6");
    }

    private static byte[] replaced(byte[] archive, int from, int to, ByteBuffer part) {
        return ByteBuffer.allocate(archive.length - (to - from) + part.capacity())
                .put(archive, 0, from)
                .put(part.array())
                .put(archive, to, archive.length - to)
                .array();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void a_descriptor_with_sizes_of_eight_bytes_is_copied_completely() throws IOException {
        byte[] narrow = TestWar.with("").file("last.txt", "last").bytes();
        ByteBuffer archive = ByteBuffer.wrap(narrow).order(ByteOrder.LITTLE_ENDIAN);
        int directory = archive.getInt(end(narrow) + 16);
        ByteBuffer descriptor = littleEndian(24)
                .putLong(archive.getLong(directory - 16))
                .putLong(archive.getInt(directory - 8))
                .putLong(archive.getInt(directory - 4));
        archive.putInt(end(narrow) + 16, directory + 8);
        byte[] wide = replaced(narrow, directory - 16, directory, descriptor);

        Path copy = write(Files.write(this.directory.resolve("app.war"), wide), changes("added.txt", "added"));

        byte[] copied = Files.readAllBytes(copy);
        assertThat(contains(between(copied, "last.txt", "added.txt"), descriptor.array()))
                .isTrue();
        assertThat(TestWar.entry(copy, "last.txt")).isEqualTo("last");
        assertThat(TestWar.entry(copy, "added.txt")).isEqualTo("added");
    }

    /** Programs that always write ZIP64 leave the values of the older end record as they are, or replace them. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void an_archive_with_a_directory_in_zip64_is_rejected_with_a_remedy(boolean replacesValues) throws IOException {
        byte[] bytes = TestWar.with("").file("a.txt", "a").bytes();
        ByteBuffer archive = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = end(bytes);
        ByteBuffer records = littleEndian(56 + 20)
                .putInt(0x06064b50)
                .putLong(44)
                .putShort((short) 45)
                .putShort((short) 45)
                .putInt(0)
                .putInt(0)
                .putLong(archive.getShort(end + 8))
                .putLong(archive.getShort(end + 10))
                .putLong(archive.getInt(end + 12))
                .putLong(archive.getInt(end + 16))
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(end)
                .putInt(1);
        if (replacesValues) {
            archive.putShort(end + 8, (short) -1)
                    .putShort(end + 10, (short) -1)
                    .putInt(end + 12, -1)
                    .putInt(end + 16, -1);
        }
        Path war = Files.write(directory.resolve("app.war"), replaced(bytes, end, end, records));

        assertThatThrownBy(() -> write(war, changes("x", "y")))
                .hasMessageContaining("ZIP64")
                .hasMessageContaining("unpack it and name the directory");
        assertThat(directory.resolve("out").toFile().list()).isEmpty();
    }

    @Test
    void a_directory_becomes_an_archive() throws IOException {
        Path unpacked = TestWar.with("").file("css/a.css", "style").unpackTo(directory.resolve("desk"));

        Path copy = write(unpacked, changes("WEB-INF/web.xml", "<new/>", "WEB-INF/b", "b"));

        assertThat(copy.getFileName()).hasToString("desk.war");
        assertThat(TestWar.entry(copy, "css/a.css")).isEqualTo("style");
        assertThat(TestWar.entry(copy, "WEB-INF/web.xml")).isEqualTo("<new/>");
        assertThat(TestWar.entry(copy, "WEB-INF/b")).isEqualTo("b");
    }
}
