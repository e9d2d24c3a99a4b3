package io.github.jwtfilter.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.github.jwtfilter.servlet.JwtFilter;
import io.github.jwtfilter.servlet.scenario.EchoEndpoint;
import jakarta.websocket.server.ServerContainer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    /** A class that registers endpoints without being one. */
    static final class Registering {
        boolean uses(Object container) {
            return container instanceof ServerContainer;
        }
    }

    @Test
    void an_application_without_files_has_none() throws IOException {
        assertThat(find()).isFalse();
    }

    @Test
    void an_annotated_class_is_one() throws IOException {
        files.put("/WEB-INF/classes/a/b/Plain.class", bytes(ApplicationFiles.class));
        assertThat(find()).isFalse();

        files.put("/WEB-INF/classes/a/b/Echo.class", bytes(EchoEndpoint.class));
        assertThat(find()).isTrue();
    }

    @Test
    void a_class_of_the_javax_kind_is_one() throws IOException {
        files.put("/WEB-INF/classes/Echo.class", bytes(io.github.jwtfilter.javax.scenario.EchoEndpoint.class));

        assertThat(find()).isTrue();
    }

    @Test
    void what_registers_endpoints_counts_in_the_application_only() throws IOException {
        files.put("/WEB-INF/lib/library.jar", jar(Registering.class));
        assertThat(find()).isFalse();

        files.put("/WEB-INF/classes/Registering.class", bytes(Registering.class));
        assertThat(find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/eclipse/jetty/websocket/server/JettyWebSocketServerContainer",
                "org/eclipse/jetty/ee8/websocket/server/JettyWebSocketServerContainer",
                "org/eclipse/jetty/ee9/websocket/server/JettyWebSocketServerContainer",
                "org/eclipse/jetty/ee10/websocket/server/JettyWebSocketServerContainer",
                "org/eclipse/jetty/ee10/websocket/server/config/JettyWebSocketServletContainerInitializer"
            })
    void what_registers_endpoints_with_jetty_itself_counts_too(String name) throws IOException {
        byte[] constant = ("\u0001\u0000" + (char) name.length() + name).getBytes(StandardCharsets.ISO_8859_1);
        files.put("/WEB-INF/classes/Registering.class", constant);

        assertThat(find()).isTrue();
    }

    @Test
    void a_library_may_bring_one() throws IOException {
        files.put("/WEB-INF/lib/readme.txt", new byte[0]);
        files.put("/WEB-INF/lib/library.jar", jar(JwtFilter.class, EchoEndpoint.class));

        assertThat(find()).isTrue();
    }

    @Test
    void our_own_classes_are_none() throws IOException {
        files.put("/WEB-INF/lib/own.jar", jar(EndpointClass.class, Endpoints.class, UpgradeOrder.class));
        files.put("/WEB-INF/classes/Own.class", bytes(EndpointClass.class));

        assertThat(find()).isFalse();
    }

    @Test
    void what_is_no_class_is_not_looked_at_and_what_is_too_large_is_told() throws IOException {
        files.put("/WEB-INF/classes/Echo.txt", bytes(EchoEndpoint.class));
        files.put("/WEB-INF/lib/broken.jar", new byte[] {1, 2, 3});
        assertThat(find()).isFalse();

        files.put("/WEB-INF/classes/Large.class", new byte[5 * 1024 * 1024]);
        assertThatIOException().isThrownBy(this::find);
    }

    private boolean find() throws IOException {
        return Endpoints.anyIn(new ApplicationFiles() {
            @Override
            public Set<String> paths(String folder) {
                Set<String> paths = new LinkedHashSet<>();
                for (String path : files.keySet()) {
                    int slash = path.indexOf('/', folder.length());
                    if (path.startsWith(folder)) {
                        paths.add(slash < 0 ? path : path.substring(0, slash + 1));
                    }
                }
                return paths.isEmpty() ? null : paths;
            }

            @Override
            public InputStream open(String path) {
                return new ByteArrayInputStream(files.get(path));
            }
        });
    }

    private static byte[] jar(Class<?>... classes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Class<?> each : classes) {
                zip.putNextEntry(new ZipEntry(each.getName().replace('.', '/') + ".class"));
                zip.write(bytes(each));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in =
                type.getClassLoader().getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        }
    }
}
