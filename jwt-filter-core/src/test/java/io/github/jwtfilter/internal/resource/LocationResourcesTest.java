package io.github.jwtfilter.internal.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationResourcesTest {
    private static final ClassLoader NO_CLASSES = new URLClassLoader(new URL[0], null);
    private static final WebResources NO_WEB = path -> null;

    @TempDir
    Path directory;

    private final Map<String, String> web = new HashMap<>();
    private final WebResources webResources = path -> {
        String content = web.get(path);
        return content == null ? null : new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    };

    @BeforeEach
    void writeFiles() throws IOException {
        Files.createDirectories(directory.resolve("app/WEB-INF/keys"));
        Files.createDirectories(directory.resolve("app/conf"));
        Files.writeString(directory.resolve("secret.txt"), "outside");
        Files.writeString(directory.resolve("app/conf/a b.pem"), "pem");
        Files.writeString(directory.resolve("app/conf/jwt.properties"), "settings");
        Files.writeString(directory.resolve("app/WEB-INF/keys/k.pem"), "web key");
        Files.writeString(directory.resolve("app/WEB-INF/jwt.properties"), "web settings");
    }

    private static String text(Resources resources, String location) throws IOException {
        return new String(resources.read(location, 1000), StandardCharsets.UTF_8);
    }

    private LocationResources resolveSibling(String file) {
        return LocationResources.of(directory.resolve(file), NO_CLASSES);
    }

    private LocationResources inWeb() {
        return LocationResources.of("/WEB-INF/conf/jwt.properties", NO_CLASSES, webResources);
    }

    @Test
    void reads_absolute_paths_and_file_urls() throws IOException {
        LocationResources resources = resolveSibling("app/conf/jwt.properties");
        Path file = directory.resolve("app/conf/a b.pem");
        assertThat(text(resources, file.toString())).isEqualTo("pem");
        assertThat(text(resources, file.toUri().toString())).isEqualTo("pem");
        assertThat(text(resources, "file:" + file.toUri().getRawPath())).isEqualTo("pem");
        assertThat(text(resources, "FILE://LocalHost" + file.toUri().getRawPath()))
                .isEqualTo("pem");
    }

    @Test
    void reads_relative_to_a_settings_file() throws IOException {
        LocationResources resources = resolveSibling("app/conf/jwt.properties");
        assertThat(text(resources, "a b.pem")).isEqualTo("pem");
        assertThat(text(resources, "../../secret.txt")).isEqualTo("outside");
        assertThat(resources.readSettings(1000)).asString().isEqualTo("settings");
        String url = directory.resolve("app/conf/jwt.properties").toUri().toString();
        assertThat(text(LocationResources.of(url, NO_CLASSES, NO_WEB), "a b.pem"))
                .isEqualTo("pem");
        assertThat(LocationResources.of(url, NO_CLASSES, NO_WEB).readSettings(1000))
                .asString()
                .isEqualTo("settings");
        String path = directory.resolve("app/conf/jwt.properties").toString();
        assertThat(text(LocationResources.of(path, NO_CLASSES, NO_WEB), "a b.pem"))
                .isEqualTo("pem");
    }

    @Test
    void resolves_a_relative_settings_file_in_the_working_directory() throws IOException {
        LocationResources resources = LocationResources.of("pom.xml", NO_CLASSES, NO_WEB);
        assertThat(resources.readSettings(1_000_000)).isNotEmpty();
        assertThat(resources.read("pom.xml", 1_000_000)).isEqualTo(resources.readSettings(1_000_000));
    }

    @Test
    void reads_web_resources_and_files_relative_to_settings_there() throws IOException {
        web.put("/WEB-INF/conf/jwt.properties", "settings");
        web.put("/WEB-INF/conf/a.pem", "beside");
        web.put("/WEB-INF/b.pem", "above");
        assertThat(inWeb().readSettings(1000)).asString().isEqualTo("settings");
        assertThat(text(inWeb(), "a.pem")).isEqualTo("beside");
        assertThat(text(inWeb(), "./x/../a.pem")).isEqualTo("beside");
        assertThat(text(inWeb(), "../b.pem")).isEqualTo("above");
        assertThat(text(inWeb(), "/WEB-INF//b.pem")).isEqualTo("above");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../index.jsp",
                "../../../etc/passwd",
                "/WEB-INF/../index.jsp",
                "/WEB-INF/../../x",
                "..\\..\\x",
                "/WEB-INF/a\\..\\b"
            })
    void does_not_leave_the_web_application(String location) {
        web.put("/index.jsp", "public");
        assertThatIOException().isThrownBy(() -> inWeb().read(location, 1000));
    }

    @Test
    void finds_the_web_application_around_a_settings_file_on_disk() throws IOException {
        assertThat(text(resolveSibling("app/WEB-INF/jwt.properties"), "/WEB-INF/keys/k.pem"))
                .isEqualTo("web key");
        assertThat(text(resolveSibling("app/conf/jwt.properties"), "/WEB-INF/keys/k.pem"))
                .isEqualTo("web key");
        assertThatExceptionOfType(FileNotFoundException.class)
                .isThrownBy(() -> resolveSibling("secret.txt").read("/WEB-INF/keys/k.pem", 1000))
                .withMessage("there is no file /WEB-INF/keys/k.pem");
        assertThatExceptionOfType(FileNotFoundException.class)
                .isThrownBy(() -> resolveSibling("app/conf/jwt.properties").read("/WEB-INF/keys", 1000));
        assertThatIOException()
                .isThrownBy(() -> resolveSibling("app/conf/jwt.properties").read("/WEB-INF/../../secret.txt", 1000));
    }

    @Test
    void reads_from_the_class_path() throws IOException {
        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            LocationResources resources = LocationResources.of("classpath:app/conf/jwt.properties", classes, NO_WEB);
            assertThat(text(resources, "classpath:secret.txt")).isEqualTo("outside");
            assertThat(text(resources, "classpath:/secret.txt")).isEqualTo("outside");
            assertThat(text(resources, "a b.pem")).isEqualTo("pem");
            assertThat(text(resources, "../WEB-INF/jwt.properties")).isEqualTo("web settings");
            assertThat(resources.readSettings(1000)).asString().isEqualTo("settings");
            assertThatIOException().isThrownBy(() -> resources.read("../../../x", 1000));
            assertThatIOException()
                    .isThrownBy(() -> resources.read("classpath:app", 1000))
                    .withMessageEndingWith("app is a directory");
            assertThatExceptionOfType(FileNotFoundException.class)
                    .isThrownBy(() -> resources.read("classpath:none", 1000))
                    .withMessage("there is no file classpath:none");
        }
    }

    @Test
    void reads_from_a_jar_on_the_class_path() throws IOException {
        Path jar = directory.resolve("x.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry("in/a.pem"));
            zip.write("packed".getBytes(StandardCharsets.UTF_8));
        }
        try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
            assertThat(text(LocationResources.of("classpath:in/x.properties", classes, NO_WEB), "a.pem"))
                    .isEqualTo("packed");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1/x", "https://127.0.0.1/x", "jar:file:/x.jar!/y", "ftp://127.0.0.1/x", "data:,x"
            })
    void opens_no_network_connection(String location) {
        assertThatIOException()
                .isThrownBy(() -> resolveSibling("app/conf/jwt.properties").read(location, 1000))
                .withMessage("only file: and classpath: locations are supported, not network addresses");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file://server/share/x",
                "file:x",
                "file:/a b",
                "file:/%zz",
                "file:",
                "file:/x?y",
                "file:/x#y",
                "file:/%00"
            })
    void rejects_file_urls_that_name_no_local_path(String location) {
        assertThatIOException()
                .isThrownBy(() -> resolveSibling("app/conf/jwt.properties").read(location, 1000))
                .withMessageStartingWith("a file: location");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "/a\0b", "/WEB-INF/a\0b", "classpath:a\0b"})
    void rejects_nul(String location) {
        assertThatIOException()
                .isThrownBy(() -> resolveSibling("app/conf/jwt.properties").read(location, 1000));
    }

    @Test
    void reports_the_problem_with_a_file() {
        LocationResources resources = resolveSibling("app/conf/jwt.properties");
        assertThatExceptionOfType(FileNotFoundException.class)
                .isThrownBy(() -> resources.read("none.pem", 1000))
                .withMessage("there is no file " + directory.resolve("app/conf/none.pem"));
        assertThatIOException()
                .isThrownBy(() -> resources.read(directory.toString(), 1000))
                .withMessage(directory + " is a directory");
        assertThatIOException()
                .isThrownBy(() -> resources.read("a b.pem/x", 1000))
                .withMessageContaining("cannot be opened");
    }

    @Test
    void handles_exceptions_of_a_server() {
        LocationResources resources = LocationResources.of("/WEB-INF/x", NO_CLASSES, path -> {
            throw new IllegalArgumentException(path);
        });
        assertThatIOException()
                .isThrownBy(() -> resources.read("/WEB-INF/y", 1000))
                .withMessage("the server cannot open /WEB-INF/y");
    }

    @Test
    void reads_up_to_the_limit_and_not_a_byte_more() throws IOException {
        LocationResources resources = resolveSibling("app/conf/jwt.properties");
        assertThat(resources.read("a b.pem", 3)).asString().isEqualTo("pem");
        assertThatIOException()
                .isThrownBy(() -> resources.read("a b.pem", 2))
                .withMessage(directory.resolve("app/conf/a b.pem") + " is larger than 2 bytes");
    }

    @Test
    void reads_one_byte_beyond_the_limit_from_an_endless_stream_and_closes_it() {
        EndlessStream endless = new EndlessStream();
        LocationResources resources = LocationResources.of("/WEB-INF/x", NO_CLASSES, path -> endless);
        assertThatIOException().isThrownBy(() -> resources.read("/WEB-INF/y", 10_000));
        assertThat(endless.taken).isEqualTo(10_001);
        assertThat(endless.closed).isTrue();
    }

    private static final class EndlessStream extends InputStream {
        private int taken;
        private boolean closed;

        @Override
        public int read() {
            taken++;
            return 0;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
