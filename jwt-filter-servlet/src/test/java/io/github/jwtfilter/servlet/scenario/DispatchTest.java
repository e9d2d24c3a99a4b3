package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DispatchTest {
    private static final String ALICE = "principal=alice user=alice type=JWT admin=true";
    private static final String ANONYMOUS = "principal=null user=null type=null admin=false";

    @TempDir
    private Path directory;

    private GuardedServer server;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private GuardedServer prepare(String... settings) throws Exception {
        server = GuardedServer.with(directory, Tokens.settings(settings));
        return server;
    }

    private HttpResponse<String> asAlice(String path) throws Exception {
        return server.get(path, "Authorization", "Bearer " + Tokens.of("alice", "admin"));
    }

    @ParameterizedTest
    @CsvSource({"/forward, FORWARD", "/include, INCLUDE", "/async, ASYNC", "/async-with-arguments, ASYNC"})
    void the_principal_is_kept_in_every_dispatch(String path, String type) throws Exception {
        prepare().start();

        HttpResponse<String> response = asAlice(path);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(type + " " + ALICE);
    }

    @Test
    void the_principal_is_there_in_a_thread_of_the_application() throws Exception {
        prepare().start();

        assertThat(asAlice("/async-in-thread").body()).contains(ALICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forward", "/include", "/async", "/async-with-arguments", "/async-in-thread"})
    void the_principal_is_kept_if_the_filter_is_mapped_to_requests_only(String path) throws Exception {
        prepare().withDispatchers(DispatcherType.REQUEST).start();

        assertThat(asAlice(path).body()).contains(ALICE);
    }

    @Test
    void two_filters_do_not_disturb_each_other() throws Exception {
        prepare().start("one", "two");

        assertThat(asAlice("/forward").body()).contains(ALICE);
        assertThat(asAlice("/async").body()).contains(ALICE);
    }

    @Test
    void a_404_of_the_application_is_unchanged_and_its_error_page_sees_the_user() throws Exception {
        prepare().withErrorPage(404, "/error").start();

        HttpResponse<String> response = asAlice("/missing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("error page: 404 ERROR " + ALICE);
    }

    @Test
    void an_exception_of_the_application_reaches_its_error_page() throws Exception {
        prepare().withErrorPage(500, "/error").start();

        HttpResponse<String> response = asAlice("/failing");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("error page: 500 ERROR " + ALICE);
    }

    @Test
    void an_error_without_a_decision_passes_as_anonymous() throws Exception {
        prepare()
                .withErrorPage(404, "/error")
                .withDispatchers(DispatcherType.ERROR)
                .start();

        HttpResponse<String> response = asAlice("/missing");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo("error page: 404 ERROR " + ANONYMOUS);
    }

    @ParameterizedTest
    @CsvSource({"/error, ERROR", "/forwarding-error, FORWARD"})
    void the_error_page_of_the_application_can_report_a_rejection(String page, String type) throws Exception {
        prepare("challenge.body = error-page").withErrorPage(401, page).start();

        HttpResponse<String> response = server.get("/who");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"application\"");
        assertThat(response.body()).isEqualTo("error page: 401 " + type + " " + ANONYMOUS);
    }

    @Test
    void a_rejection_without_an_error_page_is_reported_by_the_server() throws Exception {
        prepare("challenge.body = error-page").start();

        HttpResponse<String> response = server.get("/who");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(response.body()).doesNotContain("principal=");
    }
}
