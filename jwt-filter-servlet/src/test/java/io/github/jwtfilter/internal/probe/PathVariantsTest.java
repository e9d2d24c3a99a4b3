package io.github.jwtfilter.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathVariantsTest {
    @Test
    void contains_the_spellings_that_have_bypassed_filters() throws Exception {
        assertThat(variants("http://127.0.0.1/app", "/admin/users", "/login", "/css/"))
                .contains(
                        "GET /app/x/..;/admin/users",
                        "GET /app/x/%2e%2e/admin/users",
                        "GET /app/x\\../admin/users",
                        "GET /app//admin/users",
                        "GET //app/admin/users",
                        "GET /app;x=1/admin/users",
                        "GET /app%2fadmin/users",
                        "GET /app/admin;x=1/users",
                        "GET /app/admin%2fusers",
                        "GET /app/admin//users",
                        "GET /app/%61dmin/users",
                        "GET /app/%2561dmin/users",
                        "GET /app/ADMIN/USERS",
                        "GET /app/admin/users;jsessionid=0",
                        "GET /app/admin/users/",
                        "GET /app/admin/users.",
                        "GET /app/admin/users%00",
                        "GET /app/admin/users.css",
                        "GET /app/login/..;/admin/users",
                        "GET /app/css/../admin/users",
                        "GET http://127.0.0.1/app/admin/users")
                .doesNotContain("GET /app/admin/users")
                .hasSizeLessThan(70);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1, /",
        "http://127.0.0.1/app, /",
        "https://a.example/x/y, /z/",
        "http://a.example, /%20/*"
    })
    void are_valid_request_targets(String url, String path) throws Exception {
        assertThat(variants(url, path, "/")).hasSizeGreaterThan(25).allMatch(text -> text.matches("GET [!-~]+"));
    }

    private static Set<String> variants(String url, String path, String... prefixes) throws ProbeException {
        ProbeTarget target = ProbeTarget.parse(url);
        ProbePlan plan = ProbeRuns.plan(path);
        for (String prefix : prefixes) {
            plan.addPublicPrefix(prefix);
        }
        ProbeClient unused = new ProbeClient(
                new Network(target, ProbeRuns.options(1), host -> new InetAddress[0], System::nanoTime),
                target,
                1,
                System::nanoTime,
                nanos -> {});
        ProbeRun run = new ProbeRun(target, plan, unused, "/missing");
        Exchange none = Exchange.failed(ProbeRequest.get("/"), NoResponse.of(new IOException()));
        ProtectedPage page =
                new ProtectedPage(path, target.context() + path, new Verdict(Access.REJECTED, "", none, none));
        return PathVariants.of(page, run).stream().map(ProbeRequest::toString).collect(Collectors.toSet());
    }
}
