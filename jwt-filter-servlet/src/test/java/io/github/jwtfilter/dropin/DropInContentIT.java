package io.github.jwtfilter.dropin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The content of the drop-in, including the files that it must not contain. */
class DropInContentIT {
    private static final int JAVA_8 = 52;
    private static final long MAX_SIZE = 3_800_000;

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(DropIn.PATH.toFile());
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    private List<String> files() {
        return jar.stream()
                .filter(entry -> !entry.isDirectory())
                .map(ZipEntry::getName)
                .toList();
    }

    private List<String> classes() {
        return files().stream().filter(name -> name.endsWith(".class")).toList();
    }

    @Test
    void contains_only_its_own_package_manifest_and_licenses() {
        assertThat(files())
                .hasSizeGreaterThan(500)
                .allSatisfy(name -> assertThat(name)
                        .matches("io/github/jwtfilter/.*|META-INF/MANIFEST\\.MF|META-INF/licenses/[^/]+\\.txt"
                                + "|META-INF/services/(javax|jakarta)\\.servlet\\.ServletContainerInitializer"));
    }

    @Test
    void contains_no_classes_that_old_scanners_cannot_read() {
        assertThat(files()).noneMatch(name -> name.contains("META-INF/versions") || name.endsWith("module-info.class"));
    }

    /** The build omits classes that it considers unreachable; this test detects wrong omissions. */
    @Test
    void everything_it_calls_is_inside_or_brought_by_the_server() {
        StringWriter missing = new StringWriter();
        PrintWriter out = new PrintWriter(missing);

        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(out, out, "--missing-deps", System.getProperty("drop-in"));

        assertThat(status).as(missing.toString()).isZero();
        assertThat(missing.toString().lines().filter(line -> line.startsWith(" ") && line.contains("not found")))
                .isNotEmpty()
                .allMatch(line -> line.matches(".*-> (jakarta|javax)\\.servlet\\..*|.*-> org\\.slf4j\\..*"
                        + "|.*-> (redis\\.clients|org\\.apache\\.commons\\.pool2|io\\.micrometer)\\..*"));
    }

    @Test
    void every_class_runs_on_java_8() throws IOException {
        List<String> classes = classes();
        assertThat(classes).hasSizeGreaterThan(500);
        for (String name : classes) {
            assertThat(version(name)).as(name).isLessThanOrEqualTo(JAVA_8);
        }
    }

    private int version(String name) throws IOException {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(jar.getEntry(name)))) {
            assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }

    @Test
    void slf4j_is_left_to_the_application() {
        assertThat(classes()).noneMatch(name -> name.contains("org/slf4j/"));
    }

    /** Applications with Redis contain Jedis; its names in the classes that use it must be those of its JAR. */
    @Test
    void jedis_is_left_to_the_application() throws IOException {
        assertThat(files()).noneMatch(name -> name.contains("redis/clients/") || name.contains("commons/pool2/"));
        ZipEntry user = jar.getEntry("io/github/jwtfilter/internal/store/redis/PooledServer.class");
        assertThat(user).isNotNull();
        try (InputStream in = jar.getInputStream(user)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1))
                    .contains("redis/clients/jedis/Connection")
                    .doesNotContain("shaded/redis", "shaded/org/apache");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/github/jwtfilter/JwtGuard.class",
                "io/github/jwtfilter/servlet/JwtFilter.class",
                "io/github/jwtfilter/servlet/JwtGuardListener.class",
                "io/github/jwtfilter/javax/JwtFilter.class",
                "io/github/jwtfilter/javax/JwtGuardListener.class",
                "io/github/jwtfilter/internal/doctor/Doctor.class",
                "io/github/jwtfilter/shaded/com/auth0/jwt/algorithms/Algorithm.class",
                "io/github/jwtfilter/shaded/picocli/CommandLine.class"
            })
    void contains_everything_that_is_needed(String name) {
        assertThat(jar.getEntry(name)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Apache-2.0.txt", "java-jwt-LICENSE.txt", "README.txt"})
    void contains_the_licenses_of_all_bundled_libraries(String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry("META-INF/licenses/" + name))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("icen");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"javax", "servlet"})
    void servers_of_both_apis_find_their_initializer(String ours) throws IOException {
        String api = ours.equals("javax") ? "javax" : "jakarta";
        try (InputStream in =
                jar.getInputStream(jar.getEntry("META-INF/services/" + api + ".servlet.ServletContainerInitializer"))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).trim())
                    .isEqualTo("io.github.jwtfilter." + ours + ".NamespaceInitializer");
        }
        assertThat(jar.getEntry("io/github/jwtfilter/" + ours + "/NamespaceInitializer.class"))
                .isNotNull();
    }

    @Test
    void the_manifest_starts_the_doctor_and_has_no_attributes_of_new_platforms() throws IOException {
        Attributes manifest = jar.getManifest().getMainAttributes();

        assertThat(manifest.getValue("Main-Class")).isEqualTo("io.github.jwtfilter.internal.doctor.Doctor");
        assertThat(manifest.getValue("Multi-Release")).isNull();
    }

    /** Decompression takes a tenth of the time of a start. Classes of the command line are compressed, or the JAR would be too large. */
    @ParameterizedTest
    @CsvSource({
        "io/github/jwtfilter/servlet/JwtFilter.class, true",
        "io/github/jwtfilter/javax/JwtFilter.class, true",
        "io/github/jwtfilter/RejectionReason.class, true",
        "io/github/jwtfilter/settings/Settings.class, true",
        "io/github/jwtfilter/internal/verify/TokenVerifier.class, true",
        "io/github/jwtfilter/internal/session/SessionManager.class, false",
        "io/github/jwtfilter/internal/doctor/Doctor.class, false",
        "io/github/jwtfilter/shaded/picocli/CommandLine.class, false"
    })
    void classes_that_a_start_loads_are_not_compressed(String name, boolean stored) {
        assertThat(jar.getEntry(name).getMethod()).isEqualTo(stored ? ZipEntry.STORED : ZipEntry.DEFLATED);
    }

    /** {@link java.util.jar.JarInputStream} finds the manifest only there. */
    @Test
    void the_manifest_is_the_first_entry() {
        assertThat(jar.stream().findFirst()).map(ZipEntry::getName).contains("META-INF/MANIFEST.MF");
    }

    @Test
    void it_is_small() throws IOException {
        assertThat(Files.size(DropIn.PATH)).isLessThanOrEqualTo(MAX_SIZE);
    }
}
