package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.jwtfilter.testsupport.IdentityProvider;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** No spelling of a request bypasses a rule, and every ordinary request passes. */
@ParameterizedClass
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JETTY_10")
class PathBypassIT {
    private static final List<RawRequest> ATTACKS = RawRequest.table("attacks.txt");
    private static final List<OrdinaryUrl> ORDINARY = OrdinaryUrl.table("ordinary.txt");
    private static final List<ServerError> SERVER_ERRORS = ServerError.table("server-errors.txt");
    private static final String UNGUARDED = "/unguarded";
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("pages");
    private static final String LAST_IS_DENY = """
            access.10 = / /index.html /index.htm /index.jsp : anyone
            access.20 = *.css *.js *.png : anyone
            access.30 = /open/** /login.do : anyone
            access.40 = GET /form : anyone
            access.99 = /** : deny
            """;
    private static final String LAST_IS_ANYONE = """
            access.10 = /club/index.html /club/index.htm /club/index.jsp : authenticated
            access.20 = /adm/** /user/** : role admin
            access.30 = /exact *.secret : authenticated
            access.40 = GET /form : anyone
            access.41 = /form : authenticated
            access.99 = /** : anyone
            """;

    private static RunningServer server;

    @Parameter
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        GuardedPages pages = new GuardedPages(kind);
        Deployment deployment = Deployment.on(kind)
                .webSockets()
                .application("deny", pages.with(LAST_IS_DENY))
                .application("anyone", pages.with(LAST_IS_ANYONE))
                .application("ROOT", pages.with(LAST_IS_ANYONE))
                .application("single", pages.withOneServletForAll(LAST_IS_ANYONE))
                .application("unguarded", pages.unguarded())
                .keys("pages.jwks", IDENTITY_PROVIDER.jwkSet());
        ORDINARY.stream()
                .map(OrdinaryUrl::allowed)
                .distinct()
                .forEach(item -> deployment.application(
                        "allow-" + item, pages.with(item.equals(OrdinaryUrl.NOTHING) ? "" : "path.allow = " + item)));
        server = deployment.start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    @Test
    void no_protected_page_is_served_if_the_last_rule_denies() {
        assertNoProtectedPageIsServed("/deny");
    }

    @Test
    void no_protected_page_is_served_if_the_last_rule_permits_anyone() {
        assertNoProtectedPageIsServed("/anyone");
    }

    @Test
    void no_protected_page_is_served_in_the_root_context() {
        assertNoProtectedPageIsServed("");
    }

    @Test
    void no_protected_page_is_served_by_a_front_controller() {
        assertNoProtectedPageIsServed("/single");
    }

    @Test
    void the_same_requests_succeed_without_the_filter() {
        List<RawRequest> successful = ATTACKS.stream()
                .filter(attack -> send(attack, UNGUARDED).containsProtectedContent())
                .toList();

        assertThat(successful).as(kind.name()).hasSizeGreaterThan(150);
    }

    @Test
    void a_web_socket_opens_without_the_filter_and_with_a_token() {
        assumeThat(kind).as("a server with WebSockets").isNotIn(ServerKind.UNDERTOW_2_2, ServerKind.UNDERTOW_2_3);
        RawRequest upgrade = ATTACKS.stream()
                .filter(attack -> attack.line().startsWith("GET {app}/adm/socket | Connection: Upgrade"))
                .findFirst()
                .orElseThrow();

        assertThat(send(upgrade, UNGUARDED).status()).isEqualTo(101);
        assertThat(send(upgrade.with(IDENTITY_PROVIDER.token("root", "admin")), "/anyone")
                        .status())
                .isEqualTo(101);
        assertThat(send(upgrade.with(IDENTITY_PROVIDER.token("alice")), "/anyone")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void excluded_responses_are_those_of_the_server_itself() {
        assertThat(SERVER_ERRORS)
                .filteredOn(error -> error.isOf(kind))
                .isNotEmpty()
                .allSatisfy(error -> {
                    RawResponse response = send(error.request(), UNGUARDED);
                    assertThat(error.explains(error.request(), response))
                            .as("%s", response)
                            .isTrue();
                });
    }

    @Test
    void ordinary_urls_work() {
        String token = IDENTITY_PROVIDER.token("alice");
        List<String> failures = new ArrayList<>();
        for (OrdinaryUrl url : ORDINARY) {
            RawResponse response = send(url.request().with(token), url.contextPath());
            if (!url.isServedBy(response, kind)) {
                failures.add(url + ": " + response.utf8());
            }
        }

        assertThat(failures).as(kind.name()).isEmpty();
    }

    /** The application decides on the content of an open page: rules apply to the path that the client has requested. */
    @Test
    void an_open_page_may_forward_to_a_protected_page() {
        for (String how : List.of("forward", "include", "async")) {
            RawRequest request = new RawRequest("GET {app}/open/dispatch/" + how);

            assertThat(send(request, "/anyone").text()).as(how).contains("GUARDED", " for null");
        }
    }

    private void assertNoProtectedPageIsServed(String contextPath) {
        List<String> failures = new ArrayList<>();
        for (RawRequest attack : ATTACKS) {
            RawResponse response = send(attack, contextPath);
            if (response.containsProtectedContent() || (response.isServerError() && !isExcluded(attack, response))) {
                failures.add(attack + ": " + response);
            }
        }

        assertThat(ATTACKS).hasSizeGreaterThan(500);
        assertThat(send(new RawRequest("GET {app}/open/x"), contextPath).text())
                .as("an open page of an application that runs")
                .contains("page /open/x for null");
        assertThat(failures).as(kind.name()).isEmpty();
    }

    private boolean isExcluded(RawRequest attack, RawResponse response) {
        return SERVER_ERRORS.stream().anyMatch(error -> error.isOf(kind) && error.explains(attack, response));
    }

    private static RawResponse send(RawRequest request, String contextPath) {
        return new RawConnection(server.uri("/").getPort()).send(request, contextPath);
    }
}
