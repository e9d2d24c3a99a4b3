package io.github.jwtfilter.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredWelcomeFilesTest {
    private static final String[] USUAL = {"index.html", "index.htm", "index.jsp"};

    private final Map<String, byte[]> libraries = new LinkedHashMap<>();

    @TempDir
    private Path directory;

    private static WebXml webXml(String attributes, String... parts) throws IOException {
        String text = "<web-app " + attributes + ">" + String.join("", parts) + "</web-app>";
        return WebXmlReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String list(String file) {
        return "<welcome-file-list><welcome-file>" + file + "</welcome-file></welcome-file-list>";
    }

    private static String fragment(String name, String file) {
        return "<web-fragment version='3.0'><name>" + name + "</name>" + list(file) + "</web-fragment>";
    }

    private DeclaredWelcomeFilesTest library(String name, String... entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                jar.putNextEntry(new ZipEntry(entries[i]));
                jar.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
        libraries.put(name, bytes.toByteArray());
        return this;
    }

    private DeclaredWelcomeFilesTest fragments() throws IOException {
        return library("a.jar", "A.class", "x", "META-INF/web-fragment.xml", fragment("a", "a.do"), "B.class", "y")
                .library("none.jar", "META-INF/MANIFEST.MF", "")
                .library("B.JAR", "META-INF/web-fragment.xml", fragment("b", "/b/b.do"))
                .library("text.txt", "META-INF/web-fragment.xml", fragment("text", "text.do"));
    }

    private static DeclaredWelcomeFiles read(WebXml webXml, ApplicationFiles files) {
        return DeclaredWelcomeFiles.of(webXml, Fragments.of(webXml, files));
    }

    private DeclaredWelcomeFiles read(WebXml webXml) {
        return read(webXml, new Archive());
    }

    @Test
    void a_fragment_adds_to_what_web_xml_lists() throws IOException {
        DeclaredWelcomeFiles declared = fragments().read(webXml("version='3.0'", list("home.do")));

        assertThat(declared.names()).containsExactlyInAnyOrder("home.do", "a.do", "/b/b.do");
        assertThat(declared.problems()).isEmpty();
    }

    @Test
    void it_is_the_same_where_the_libraries_lie_on_the_disk() throws IOException {
        fragments();
        for (Map.Entry<String, byte[]> library : libraries.entrySet()) {
            Files.write(directory.resolve(library.getKey()), library.getValue());
        }

        assertThat(read(webXml("", list("home.do")), new Unpacked(directory)).names())
                .containsExactlyInAnyOrder("home.do", "a.do", "/b/b.do");
    }

    @Test
    void without_web_xml_every_fragment_counts() throws IOException {
        assertThat(fragments().read(null).names()).containsExactlyInAnyOrder("a.do", "/b/b.do");
    }

    @Test
    void without_a_list_the_server_uses_its_defaults() throws IOException {
        assertThat(library("a.jar", "META-INF/web-fragment.xml", "<web-fragment/>")
                        .read(webXml(""))
                        .names())
                .isEmpty();
        assertThat(read(null, new Archive()).names()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, ''", "1, ''", "' true ', ''", "false, a.do", "0, a.do", "'', a.do"})
    void fragments_do_not_count_where_the_metadata_are_complete(String complete, String expected) throws IOException {
        DeclaredWelcomeFiles declared = library("a.jar", "META-INF/web-fragment.xml", fragment("a", "a.do"))
                .read(webXml("metadata-complete='" + complete + "'", list("home.do")));

        assertThat(String.join(",", declared.names()))
                .isEqualTo(expected.isEmpty() ? "home.do" : "home.do," + expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "<name>a</name>, a.do",
        "<name>b</name>, /b/b.do",
        "<name>other</name>, ''",
        "<name>b</name><others/>, 'a.do,/b/b.do'",
        "<others/>, 'a.do,/b/b.do'"
    })
    void an_absolute_ordering_excludes_unlisted_fragments(String order, String expected) throws IOException {
        DeclaredWelcomeFiles declared =
                fragments().read(webXml("", "<absolute-ordering>" + order + "</absolute-ordering>"));

        assertThat(declared.names())
                .containsExactlyInAnyOrder(expected.isEmpty() ? new String[0] : expected.split(","));
    }

    @Test
    void a_fragment_without_a_name_is_not_listed() throws IOException {
        library("a.jar", "META-INF/web-fragment.xml", "<web-fragment>" + list("a.do") + "</web-fragment>");

        assertThat(read(webXml("", "<absolute-ordering><name>a</name></absolute-ordering>"))
                        .names())
                .isEmpty();
        assertThat(read(webXml("")).names()).containsExactly("a.do");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no xml", "<web-fragment>", "<web-fragment>&x;</web-fragment><", "<a><b></a></b>"})
    void with_an_unreadable_fragment_the_default_files_count_too(String text) throws IOException {
        DeclaredWelcomeFiles declared = fragments()
                .library("broken.jar", "META-INF/web-fragment.xml", text)
                .read(webXml("", list("home.do")));

        assertThat(declared.names()).contains("home.do", "a.do", "/b/b.do").contains(USUAL);
        assertThat(declared.problems())
                .singleElement()
                .isEqualTo(
                        "/WEB-INF/lib/broken.jar: META-INF/web-fragment.xml cannot be read (is not well-formed XML)");
    }

    @Test
    void a_fragment_may_not_be_without_end() throws IOException {
        String padding = " ".repeat(4 * 1024 * 1024);
        DeclaredWelcomeFiles declared = library(
                        "large.jar", "META-INF/web-fragment.xml", "<web-fragment>" + padding + "</web-fragment>")
                .read(webXml(""));

        assertThat(declared.names()).containsExactlyInAnyOrder(USUAL);
        assertThat(declared.problems()).singleElement().asString().contains("large.jar", "larger than 4096 KiB");
    }

    @Test
    void a_library_that_is_cut_off_is_reported() throws IOException {
        library("a.jar", "A.class", "x".repeat(10_000), "META-INF/web-fragment.xml", fragment("a", "a.do"));
        libraries.computeIfPresent("a.jar", (name, content) -> java.util.Arrays.copyOf(content, 40));

        assertThat(read(webXml("")).problems()).singleElement().asString().contains("a.jar");
        Files.write(directory.resolve("a.jar"), libraries.get("a.jar"));
        assertThat(read(webXml(""), new Unpacked(directory)).problems())
                .singleElement()
                .asString()
                .contains("a.jar");
    }

    @Test
    void more_libraries_than_any_application_has_are_not_read() throws IOException {
        library("a.jar", "META-INF/web-fragment.xml", fragment("a", "a.do"));
        for (int i = 0; i < 5_001; i++) {
            libraries.put(i + ".jar", new byte[0]);
        }

        assertThat(read(webXml("")).problems()).singleElement().asString().contains("more than 5000 libraries");
    }

    /** Libraries of an application that is not unpacked. */
    private final class Archive implements ApplicationFiles {
        @Override
        public Set<String> paths(String folder) {
            Set<String> paths = new LinkedHashSet<>();
            libraries.keySet().forEach(name -> paths.add("/WEB-INF/lib/" + name));
            return folder.equals("/WEB-INF/lib/") && !paths.isEmpty() ? paths : null;
        }

        @Override
        public InputStream open(String path) {
            return new ByteArrayInputStream(libraries.get(path.substring("/WEB-INF/lib/".length())));
        }
    }

    /** Libraries that are only accessible as files. */
    private record Unpacked(Path directory) implements ApplicationFiles {
        @Override
        public Set<String> paths(String folder) {
            Set<String> paths = new LinkedHashSet<>();
            for (String name : directory.toFile().list()) {
                paths.add("/WEB-INF/lib/" + name);
            }
            return paths;
        }

        @Override
        public InputStream open(String path) {
            throw new AssertionError("read as a stream: " + path);
        }

        @Override
        public File onDisk(String path) {
            return directory.resolve(path.substring("/WEB-INF/lib/".length())).toFile();
        }
    }
}
