package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The legacy application, guarded by the drop-in and otherwise unchanged, on older and newer servers. */
@ParameterizedClass
@EnumSource(names = {"TOMCAT_9", "JETTY_9", "JETTY_12_EE8"})
class LegacyWarIT extends GuardedApplicationScenarios {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("order-desk");

    @BeforeParameterizedClassInvocation
    static void start(ServerKind kind) {
        runOn(Deployment.on(kind)
                .application("desk", War.copyOf(TestFiles.legacyWar()))
                .keys("orderdesk.jwks", IDENTITY_PROVIDER.jwkSet())
                .start());
    }

    LegacyWarIT() {
        super("/desk", "/orders", IDENTITY_PROVIDER);
    }

    @Test
    void a_forwarded_page_sees_the_user() {
        HttpResponse<String> response = getAsAlice("/orders");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Signed in as alice", "orders, listed for alice.", "Smith &amp; Sons");
    }

    @Test
    void an_included_page_sees_the_user() {
        HttpResponse<String> response = getAsAlice("/orders/slip?id=1001");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("<h1>Packing slip 1001</h1>", "<th>Packed by</th><td>alice</td>");
    }

    @Test
    void an_asynchronous_request_keeps_the_user_in_the_background() {
        HttpResponse<String> response = getAsAlice("/stock?format=text");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("pieces, counted for alice");
    }

    @Test
    void an_asynchronous_dispatch_keeps_the_user() {
        HttpResponse<String> response = getAsAlice("/stock");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("Signed in as alice", "pieces are promised to customers");
    }

    @Test
    void an_asynchronous_request_without_a_token_never_starts() {
        assertThat(get("/stock").statusCode()).isEqualTo(401);
        assertThat(get("/stock?format=text").body()).doesNotContain("counted");
    }

    @Test
    void an_unknown_page_gets_404_and_the_error_page_of_the_application() {
        HttpResponse<String> response = getAsAlice("/no/such/page");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("Sorry, that did not work (404)", "Signed in as alice");
    }

    @Test
    void a_rejection_of_the_application_itself_shows_its_page_with_the_user() {
        HttpResponse<String> response = getAsAlice("/orders/cancel?id=1002");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(response.body()).contains("Sorry, that did not work (403)", "Signed in as alice");
    }

    @Test
    void a_failing_servlet_gets_500_and_the_error_page_of_the_application() {
        HttpResponse<String> response = getAsAlice("/orders/slip?id=abc");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("Sorry, that did not work (500)", "Signed in as alice");
    }

    @Test
    void the_old_json_library_of_the_application_works_as_before() {
        HttpResponse<String> taken = order("Bird seed", 7, bearer("clerk"));
        assertThat(taken.statusCode()).isEqualTo(201);

        HttpResponse<String> listed = getAsAlice("/api/orders");
        assertThat(listed.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
        assertThat(listed.body())
                .startsWith("{\"orders\":[{\"id\":1001,")
                .contains("\"customer\":\"Road Runner\",\"article\":\"Bird seed\",\"quantity\":7}");
    }

    @Test
    void orders_require_the_role_of_a_clerk() {
        assertThat(order("Magnet", 1, bearer("warehouse")).statusCode()).isEqualTo(403);
        assertThat(order("Magnet", 1).statusCode()).isEqualTo(401);
        assertThat(getAs(IDENTITY_PROVIDER.token("alice", "warehouse"), "/api/orders")
                        .body())
                .startsWith("{\"orders\":")
                .doesNotContain("Magnet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void a_link_that_cancels_has_no_effect_in_a_page_of_another_site(String site) {
        String order = "/orders/cancel?id=" + orderBirdSeed();

        HttpResponse<String> response = get(order, cookie("clerk", "Sec-Fetch-Site", site));
        HttpResponse<String> image = get(order, cookie("clerk", "Referer", "https://elsewhere.example/page"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(image.statusCode()).isEqualTo(403);
        assertThat(getAsAlice(slipOf(order)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_link_that_cancels_works_in_a_page_of_the_application() {
        String order = "/orders/cancel?id=" + orderBirdSeed();

        HttpResponse<String> response = get(order, cookie("clerk", "Sec-Fetch-Site", "same-origin"));

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(getAsAlice(slipOf(order)).statusCode()).isEqualTo(404);
    }

    @Test
    void an_order_cannot_be_posted_from_a_page_of_another_site() {
        assertThat(order("Magnet", 1, cookie("clerk", "Origin", "https://elsewhere.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(order("Magnet", 1, cookie("clerk", "Origin", "http://127.0.0.1"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(getAsAlice("/api/orders").body()).doesNotContain("Magnet");
    }

    @Test
    void a_style_sheet_is_served_to_everyone() {
        assertThat(get("/css/desk.css").body()).contains("border-collapse");
        assertThat(get("/css/desk.css", "Authorization", "Bearer " + IDENTITY_PROVIDER.expired("alice"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_page_without_a_rule_requires_a_token() {
        assertThat(get("/no/such/page").statusCode()).isEqualTo(401);
    }

    @Test
    void the_page_sees_the_authentication_type() {
        assertThat(getAs(IDENTITY_PROVIDER.token("root", "admin"), "/admin/").body())
                .contains("Signed in by: JWT");
    }

    @Test
    void a_rejection_is_logged_through_the_logger_of_the_application_without_the_token() {
        String token = IDENTITY_PROVIDER.expired("mallory-the-expired");
        getAs(token, "/orders");

        // The signature of an expired token is valid, so the line contains its subject.
        server().log().await(Pattern.compile("INFO +i\\.g\\.j\\.\\S+ - .*expired.* sub=\"mallory-the-expired\""));
        assertThat(server().log().text()).doesNotContain(token);
    }

    @Test
    void the_archive_contains_no_new_library_except_the_drop_in() {
        assertThat(War.copyOf(TestFiles.legacyWar()).libraries())
                .filteredOn(name -> !name.matches("jwt-filter-servlet-.*-all\\.jar"))
                .containsExactlyInAnyOrder(
                        "jackson-annotations-2.6.7.jar",
                        "jackson-core-2.6.7.jar",
                        "jackson-databind-2.6.7.jar",
                        "logback-classic-1.2.13.jar",
                        "logback-core-1.2.13.jar",
                        "slf4j-api-1.7.36.jar");
    }

    private static String[] bearer(String role) {
        return new String[] {"Authorization", "Bearer " + IDENTITY_PROVIDER.token("alice", role)};
    }

    private static String[] cookie(String role, String name, String value) {
        return new String[] {"Cookie", "__Host-order-desk=" + IDENTITY_PROVIDER.token("alice", role), name, value};
    }

    private HttpResponse<String> order(String article, int quantity, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return Http.post(
                server().uri("/desk/api/orders"),
                "{\"customer\": \"Road Runner\", \"article\": \"%s\", \"quantity\": %d}".formatted(article, quantity),
                all);
    }

    /** Creates an order and returns its number. */
    private String orderBirdSeed() {
        Matcher id = Pattern.compile("\"id\":(\\d+)")
                .matcher(order("Bird seed", 7, bearer("clerk")).body());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static String slipOf(String order) {
        return order.replace("cancel", "slip");
    }

    private HttpResponse<String> getAsAlice(String path) {
        return getAs(IDENTITY_PROVIDER.token("alice", "clerk"), path);
    }
}
