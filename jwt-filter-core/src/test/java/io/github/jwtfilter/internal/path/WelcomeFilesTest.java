package io.github.jwtfilter.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.fixture.TestRequest;
import io.github.jwtfilter.settings.value.PathAllowance;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WelcomeFilesTest {
    private static final String AXIS = "/axis2-web/index.jsp";

    private static WelcomeFiles declared(String... names) {
        return new WelcomeFiles(List.of(names));
    }

    private static RequestView sent(String rawPath, String path) {
        return TestRequest.get(path).rawPath(rawPath);
    }

    @ParameterizedTest
    @CsvSource({
        "home.do, /docs/home.do",
        "/home.do, /docs/home.do",
        "//home.do, /docs/home.do",
        "sub/home.do, /docs/sub/home.do",
        "/WEB-INF/home.jsp, /docs/WEB-INF/home.jsp",
        "sub/, /docs/sub/",
        "./home.do, /docs/home.do",
        "/./home.do, /docs/home.do",
        "sub//home.do, /docs/sub/home.do",
        "sub/./home.do, /docs/sub/home.do",
        "../home.do, /home.do",
        "sub/../home.do, /docs/home.do",
        "../../../home.do, /home.do",
        ".home, /docs/.home",
        "..home, /docs/..home",
        "home..do, /docs/home..do"
    })
    void a_name_is_resolved_as_a_server_resolves_it(String name, String file) {
        assertThat(declared(name).of("/docs/")).containsExactly(file);
    }

    @Test
    void ignores_declarations_without_a_name() {
        assertThat(declared("", " ", "/", "///").of("/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/app/, /home, '/index.do, /sub/home, /'",
        "/app/, /sub/home, '/index.do, /sub/home, /'",
        "/app/, /unknown/file, '/index.do, /sub/home, /'",
        "/app/docs/, /docs/sub/home, '/docs/index.do, /docs/sub/home, /docs/'",
        "/app/docs/, /docs/sub/unknown, '/docs/index.do, /docs/sub/home, /docs/'",
        "/app/docs/;jsessionid=1, /docs/sub/unknown, '/docs/index.do, /docs/sub/home, /docs/'",
        "/app/d%C3%A9p%C3%B4t/, /d\u00e9p\u00f4t/sub/unknown, '/d\u00e9p\u00f4t/index.do, /d\u00e9p\u00f4t/sub/home, /d\u00e9p\u00f4t/'",
        "/app/d%E9/, /d\u00e9/sub/unknown, '/d\u00e9/index.do, /d\u00e9/sub/home, /d\u00e9/'",
        "/app/a%20b/, /a b/x/y, '/a b/index.do, /a b/sub/home, /a b/'",
        "/app/docs/, /docs/, '/docs/index.do, /docs/sub/home'",
        "/app, '', '/index.do, /sub/home'",
        "/app/, /, '/index.do, /sub/home'",
        "/app/elsewhere/, /docs/sub/home, '/docs/sub/index.do, /docs/sub/sub/home, /docs/sub/'"
    })
    void the_directory_is_the_sent_path_regardless_of_the_file_that_the_server_selects(
            String rawPath, String path, String others) {
        assertThat(declared("index.do", "sub/home").alternatives(sent(rawPath, path)))
                .containsExactly(others.split(", "));
    }

    @ParameterizedTest
    @CsvSource({"/app/docs/index.do, /docs/index.do", "/app/docs, /docs", "/app/docs/x;jsessionid=1/, /docs/x", "'', /x"
    })
    void a_file_that_the_client_requests_is_no_welcome_file(String rawPath, String path) {
        assertThat(declared("index.do").alternatives(sent(rawPath, path))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/app/, //axis2-web/index.jsp, /axis2-web/index.jsp",
        "/app/;jsessionid=1, //axis2-web/index.jsp, /axis2-web/index.jsp",
        "/app/docs/, /docs//axis2-web/index.jsp, /docs/axis2-web/index.jsp",
        "/app/d%C3%A9p/, /d\u00e9p//axis2-web/index.jsp, /d\u00e9p/axis2-web/index.jsp"
    })
    void a_leading_slash_of_a_declared_file_is_no_empty_segment_of_the_client(
            String rawPath, String path, String resolved) {
        RequestView request = declared("index.html", AXIS).resolve(sent(rawPath, path));

        assertThat(request.path()).isEqualTo(resolved);
        assertThat(request.rawPath()).isEqualTo(rawPath);
        assertThat(new PathGuard(Set.of(), null).check(request)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "//home.jsp, ///home.jsp, /home.jsp",
        "./home.jsp, /./home.jsp, /home.jsp",
        "sub//home.jsp, /sub//home.jsp, /sub/home.jsp"
    })
    void names_with_characters_that_clients_may_not_send_are_resolved(String name, String path, String resolved) {
        RequestView request = declared(name).resolve(sent("/app/", path));

        assertThat(request.path()).isEqualTo(resolved);
        assertThat(new PathGuard(Set.of(), null).check(request)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        // The client has sent the empty segment.
        "/app//axis2-web/index.jsp, //axis2-web/index.jsp",
        "/app//, //axis2-web/index.jsp",
        "/app//, ///axis2-web/index.jsp",
        "/app/docs//axis2-web/index.jsp, /docs//axis2-web/index.jsp",
        "/app/%2faxis2-web/index.jsp, //axis2-web/index.jsp",
        "/app/%2f, //axis2-web/index.jsp",
        "/app/./, //axis2-web/index.jsp",
        "/app/docs/../, //axis2-web/index.jsp",
        "/app/;x=1, //axis2-web/index.jsp",
        "/app/;jsessionid=1/, //axis2-web/index.jsp",
        "/app;jsessionid=1/, //axis2-web/index.jsp",
        // The path is not the one that the client has sent plus a declared file.
        "/app/, //admin/secret.jsp",
        "/app/, ///axis2-web/index.jsp",
        "/app/, //axis2-web/index.jsp/",
        "/app/, /admin//axis2-web/index.jsp",
        "/app/docs/, //axis2-web/index.jsp",
        "/app/docs/, /admin//axis2-web/index.jsp",
        "/app, //axis2-web/index.jsp",
        "/app/axis2-web/index.jsp, //axis2-web/index.jsp",
        "/app/docs, /docs//axis2-web/index.jsp",
        "/app/, //AXIS2-web/index.jsp",
        "/app/, /x//axis2-web/index.jsp"
    })
    void other_empty_segments_are_rejected(String rawPath, String path) {
        RequestView request = declared("index.html", AXIS).resolve(sent(rawPath, path));

        assertThat(new PathGuard(Set.of(), null).check(request)).isNotNull();
    }

    @Test
    void where_empty_segments_are_allowed_the_file_is_still_the_one_that_is_served() {
        PathGuard guard = new PathGuard(Set.of(PathAllowance.EMPTY_SEGMENT), null);
        RequestView sentAsFile = declared(AXIS).resolve(sent("/app//axis2-web/index.jsp", "//axis2-web/index.jsp"));
        RequestView directory = declared(AXIS).resolve(sent("/app//", "//axis2-web/index.jsp"));

        assertThat(guard.check(sentAsFile)).isNotNull();
        assertThat(directory.path()).isEqualTo(AXIS);
        assertThat(guard.check(directory)).isNull();
    }

    @Test
    void without_such_a_name_requests_are_unchanged() {
        RequestView request = sent("/app/", "//axis2-web/index.jsp");

        assertThat(declared("index.html", "axis2-web/index.jsp").resolve(request))
                .isSameAs(request);
        assertThat(declared(AXIS).resolve(sent("/app/docs/x", "/docs/x")).path())
                .isEqualTo("/docs/x");
    }

    @Test
    void other_properties_of_the_request_are_unchanged() throws Exception {
        List<String> calls = new ArrayList<>();
        RequestView sent = (RequestView) Proxy.newProxyInstance(
                RequestView.class.getClassLoader(), new Class<?>[] {RequestView.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    return method.getReturnType() == boolean.class ? (Object) true : null;
                });
        RequestView request = new WelcomeFileRequest(sent, "/home");

        for (Method method : RequestView.class.getMethods()) {
            Object result = method.invoke(request, new Object[method.getParameterCount()]);

            assertThat(result).isIn("/home", null, true);
            assertThat(calls.remove(method.getName()))
                    .as(method.getName())
                    .isEqualTo(!method.getName().equals("path"));
        }
    }
}
