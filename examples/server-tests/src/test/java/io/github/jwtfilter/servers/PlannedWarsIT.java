package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.servers.Crawl.Page;
import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Published applications with a login of the container: the copy that {@code plan --write} makes, deployed without any further
 * change, serves with a token what the original serves after its own login. The issuer is configured outside of the copy.
 */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "TOMCAT_10"})
@Tag("wars")
class PlannedWarsIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("planned");
    private static final String[] ROLES = {"tomcat", "role1", "jolokia"};
    private static final String PASSWORD = "secret";
    private static final String ALICE = "alice";

    /** Pages that print headers, cookies, addresses or random numbers, never end, or end the session. */
    private static final Pattern EXCLUDED = Pattern.compile(
            "RequestHeaderExample|RequestInfoExample|SessionExample|CookieExample|snoop\\.jsp|implicit-objects\\.jsp|/async/|logoff"
                    + "|/nonblocking/|numberwriter|bytecounter|sessions/carts|numguess"
                    + "|forward/forward\\.jsp|shuffle\\.jsp");

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind, @TempDir Path directory) {
        boolean javax = kind.api() == ServerKind.Api.JAVAX;
        Path examples = TestFiles.server(javax ? "examples-of-tomcat-9" : "examples-of-tomcat-10")
                .resolve("webapps/examples");
        Path jolokia = TestFiles.container(javax ? "jolokia-javax.war" : "jolokia-jakarta.war");
        PlanCommandLine commands = PlanCommandLine.in(directory);
        commands.run(
                "plan",
                examples.toString(),
                "--write",
                directory.resolve("planned").toString());
        server = Deployment.on(kind)
                .user(ALICE, PASSWORD, ROLES)
                .application("examples", War.ofDirectory(examples))
                .application("examples-planned", War.copyOf(directory.resolve("planned/examples.war")))
                .application("jolokia", War.copyOf(jolokia))
                .application("jolokia-planned", commands.planned(jolokia, directory.resolve("planned")))
                .keys("jwtfilter.keys.jwks-file", IDENTITY_PROVIDER.jwkSet())
                .property("jwtfilter.issuer", "https://idp.example.com")
                .property("jwtfilter.audience", "planned")
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    private static String[] token() {
        return new String[] {"Authorization", "Bearer " + IDENTITY_PROVIDER.token(ALICE, ROLES)};
    }

    private static String[] basic() {
        byte[] pair = (ALICE + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)};
    }

    /** Fails if a page that the original serves after a login only is served without a token. */
    private static void assertProtected(String name, Map<String, Page> original) {
        int restricted = 0;
        for (Map.Entry<String, Page> page : original.entrySet()) {
            Page anonymous = Crawl.page(page.getKey(), new Visitor(server, name));
            Page planned = Crawl.page(page.getKey(), new Visitor(server, name + "-planned"));
            boolean isRestricted = anonymous.status() == 401
                    || anonymous.status() == 403
                    || (anonymous.body().contains("j_security_check") && !anonymous.equals(page.getValue()));
            restricted += isRestricted ? 1 : 0;
            if (isRestricted || planned.status() != 401) {
                assertThat(planned.status()).as(page.getKey()).isEqualTo(isRestricted ? 401 : anonymous.status());
            }
        }
        assertThat(restricted).isPositive();
    }

    @Test
    void the_examples_of_tomcat_are_the_same_with_a_token_as_after_the_login_by_their_form() {
        Visitor user = new Visitor(server, "examples");
        user.submit("/jsp/security/protected/index.jsp", Map.of("j_username", ALICE, "j_password", PASSWORD));
        Map<String, Page> original = new Crawl(EXCLUDED)
                .from(List.of("/", "/jsp/", "/servlets/", "/jsp/security/protected/index.jsp"), user);

        assertThat(original.keySet()).hasSizeGreaterThan(100);
        assertThat(original.get("/jsp/security/protected/index.jsp").body()).contains("logged in as remote user");
        assertThat(Crawl.differences(original, new Visitor(server, "examples-planned", token())))
                .isEmpty();
        assertProtected("examples", original);
    }

    @Test
    void jolokia_is_the_same_with_a_token_as_with_a_password() {
        Map<String, Page> original = new Crawl(EXCLUDED)
                .from(
                        List.of(
                                "/",
                                "/version",
                                "/search/java.lang:*",
                                "/read/java.lang:type=Runtime/SpecName",
                                "/none"),
                        new Visitor(server, "jolokia", basic()));

        assertThat(original.get("/version").status()).isEqualTo(200);
        assertThat(Crawl.differences(original, new Visitor(server, "jolokia-planned", token())))
                .isEmpty();
        assertProtected("jolokia", original);
    }

    @Test
    void a_user_without_the_role_is_rejected_where_the_original_rejects_one() {
        HttpResponse<String> rejected = Http.get(
                server.uri("/jolokia-planned/version"),
                "Authorization",
                "Bearer " + IDENTITY_PROVIDER.token("bob", "guest"));

        assertThat(rejected.statusCode()).isEqualTo(403);
    }
}
