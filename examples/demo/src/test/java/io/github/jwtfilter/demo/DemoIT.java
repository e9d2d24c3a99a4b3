package io.github.jwtfilter.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.jwtfilter.testsupport.Http;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final Path WAR = Path.of(System.getProperty("legacy.war"));
    private static final Pattern EXAMPLE =
            Pattern.compile("# (.*): (\\d{3})\\Rcurl -i((?: -H \"[^\"]+\")*) \"(http://127\\.0\\.0\\.1:[^\"]+)\"\\R");
    private static final Pattern HEADER = Pattern.compile("-H \"([^:]+): ([^\"]+)\"");

    @TempDir
    private Path directory;

    @Test
    void every_printed_request_gets_the_documented_response() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        DemoServer server = Demo.start(WAR, 0, directory, new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Map<String, Integer> announced = new LinkedHashMap<>();
            Map<String, Integer> responded = new LinkedHashMap<>();
            Matcher example = EXAMPLE.matcher(printed.toString(StandardCharsets.UTF_8));
            while (example.find()) {
                announced.put(example.group(1), Integer.valueOf(example.group(2)));
                responded.put(example.group(1), statusOf(example.group(4), example.group(3)));
            }

            assertThat(responded).isEqualTo(announced);
            assertThat(responded.values()).containsExactly(200, 401, 200, 401, 401, 401, 403, 200, 403, 302);
        } finally {
            server.stop();
        }
    }

    @Test
    void the_private_key_is_not_written() throws Exception {
        DemoServer server = Demo.start(WAR, 0, directory, new PrintStream(new ByteArrayOutputStream()));
        server.stop();

        assertThat(Files.readString(directory.resolve("jwks.json")))
                .contains("\"n\":")
                .doesNotContain("\"d\":");
    }

    @Test
    void reports_a_port_in_use() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> Demo.start(WAR, other.getLocalPort(), directory, System.out))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining(other.getLocalPort() + " of 127.0.0.1 is taken")
                    .hasMessageContaining("-Ddemo.port=");
        }
    }

    private static int statusOf(String address, String headers) {
        String[] namesAndValues = HEADER.matcher(headers)
                .results()
                .flatMap(header -> Stream.of(header.group(1), header.group(2)))
                .toArray(String[]::new);
        return Http.get(URI.create(address), namesAndValues).statusCode();
    }
}
