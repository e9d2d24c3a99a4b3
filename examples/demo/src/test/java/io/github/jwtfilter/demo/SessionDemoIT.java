package io.github.jwtfilter.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionDemoIT {
    private static final Path WAR = Path.of(System.getProperty("session.war"));
    private static final Pattern PRINTED = Pattern.compile(
            "runs at (http://127\\.0\\.0\\.1:\\d+)(/\\S+)[\\s\\S]*as (\\w+) or (\\w+) .*password: (.*)");

    @TempDir
    private Path directory;

    @Test
    void both_users_can_log_in_as_printed() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DemoServer server = SessionDemo.start(WAR, 0, directory, new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            Matcher printed = PRINTED.matcher(out.toString(StandardCharsets.UTF_8));
            assertThat(printed.find()).isTrue();
            URI page = URI.create(printed.group(1) + printed.group(2));
            URI login = URI.create(printed.group(1) + "/login");

            assertThat(Http.get(page, "Accept", "text/html").headers().firstValue("Location"))
                    .hasValue("/login?return=%2Fsession");
            for (int user = 3; user <= 4; user++) {
                HttpResponse<String> response = Http.post(
                        login,
                        "user=" + printed.group(user) + "&password="
                                + printed.group(5).trim().replace(' ', '+'),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Sec-Fetch-Site",
                        "same-origin");

                assertThat(Http.get(page, "Cookie", cookies(response)).body())
                        .contains("Session of " + printed.group(user));
            }
        } finally {
            server.stop();
        }
    }

    private static String cookies(HttpResponse<String> response) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(line -> line.substring(0, line.indexOf(';')))
                .collect(Collectors.joining("; "));
    }
}
