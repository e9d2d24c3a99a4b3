package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The own login of docs/where-the-token-comes-from.md: sign in, use a page, sign out. */
class SignInTest {
    private static final Path PAGE = Path.of("../docs/where-the-token-comes-from.md");

    @TempDir
    private Path directory;

    private GuardedServer server;

    @BeforeEach
    void start() throws Exception {
        server = GuardedServer.with(directory, ownLogin("properties"))
                .withServlet("/sign-in", new SignInServlet())
                .withServlet("/sign-out", new SignOutServlet())
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void a_user_signs_in_uses_a_page_and_signs_out() throws Exception {
        HttpResponse<String> rejected = server.get("/who", "Sec-Fetch-Mode", "navigate");
        assertThat(rejected.headers().firstValue("Location").orElseThrow()).contains("/app/login.jsp?return=");

        HttpResponse<String> in = server.post(
                "/sign-in", "return=%2Fapp%2Fwho&user=alice&password=open+sesame", "Sec-Fetch-Site", "same-origin");
        assertThat(in.headers().firstValue("Location").orElseThrow()).endsWith("/app/who");
        List<String> cookies = in.headers().allValues("Set-Cookie");
        assertThat(cookies)
                .hasSize(2)
                .allSatisfy(cookie ->
                        assertThat(cookie).startsWith("__Host-app-").endsWith("; HttpOnly; Secure; SameSite=Lax"));
        String sent = cookies.get(0).split(";")[0] + "; " + cookies.get(1).split(";")[0];
        assertThat(server.get("/who", "Cookie", sent).body()).contains("principal=alice");

        HttpResponse<String> out = server.post("/sign-out", "", "Cookie", sent, "Sec-Fetch-Site", "same-origin");
        assertThat(out.headers().allValues("Set-Cookie"))
                .hasSize(2)
                .allMatch(cookie -> cookie.contains("=; Path=/; Max-Age=0"));
        assertThat(server.get("/who", "Cookie", sent).statusCode()).isEqualTo(401);
    }

    @Test
    void neither_a_wrong_password_nor_a_form_of_another_site_sets_a_cookie() throws Exception {
        HttpResponse<String> wrong =
                server.post("/sign-in", "user=alice&password=guess", "Sec-Fetch-Site", "same-origin");
        HttpResponse<String> foreign =
                server.post("/sign-in", "user=alice&password=open+sesame", "Sec-Fetch-Site", "cross-site");

        assertThat(List.of(wrong, foreign)).allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"SignInServlet", "SignOutServlet"})
    void the_documentation_contains_this_code(String name) throws Exception {
        Path source = Path.of("src/test/java/io/github/jwtfilter/servlet/scenario/" + name + ".java");
        String text = Files.readString(source);
        String shown = text.substring(text.indexOf("begin\n") + 6, text.indexOf("// documented: end"))
                .stripTrailing();

        assertThat(Files.readString(PAGE)).contains("```java\n" + shown + "\n```\n");
    }

    private static String ownLogin(String language) throws Exception {
        String page = Files.readString(PAGE);
        String section = page.substring(page.indexOf("## Own login\n"), page.indexOf("## API client\n"));
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(section);
        assertThat(block.find()).isTrue();
        return block.group(1);
    }
}
