package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.TokenIssuer;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
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
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Path privateKey = pem("PRIVATE KEY", "private.pem", pair.getPrivate().getEncoded());
        Path publicKey = pem("PUBLIC KEY", "public.pem", pair.getPublic().getEncoded());
        String settings = ownLogin("properties")
                .replace("keys.jwks-file       = /etc/shop/keys/jwks.json", "keys.public-key = " + publicKey);
        server = GuardedServer.with(directory, settings)
                .withServlet("/sign-in", new ConfiguredServlet(privateKey))
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
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie)
                .startsWith("__Host-shop-access=")
                .endsWith("; Path=/; Max-Age=1800; HttpOnly; Secure; SameSite=Lax");
        assertThat(server.get("/who", "Cookie", cookie.split(";")[0]).body()).contains("principal=alice");

        HttpResponse<String> out =
                server.post("/sign-out", "", "Cookie", cookie.split(";")[0], "Sec-Fetch-Site", "same-origin");
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("__Host-shop-access=; Path=/; Max-Age=0");
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

    @Test
    void a_token_signed_with_another_key_is_rejected() throws Exception {
        TokenIssuer other = TokenIssuer.builder("another-secret-of-32-bytes-length")
                .issuer("https://shop.example.com")
                .audience("shop")
                .build();

        HttpResponse<String> response =
                server.get("/who", "Cookie", "__Host-shop-access=" + other.issue("alice", List.of()));

        assertThat(response.statusCode()).isEqualTo(401);
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

    private Path pem(String label, String name, byte[] der) throws Exception {
        String body = Base64.getMimeEncoder().encodeToString(der);
        return Files.writeString(
                directory.resolve(name), "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n");
    }

    /** The servlet with the init-param of the web.xml of the page. */
    private static final class ConfiguredServlet extends SignInServlet {
        private static final long serialVersionUID = 1L;

        private final String privateKey;

        ConfiguredServlet(Path privateKey) {
            this.privateKey = privateKey.toString();
        }

        @Override
        public String getInitParameter(String name) {
            return name.equals("private-key") ? privateKey : null;
        }
    }
}
