package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms in which people paste tokens. */
class TokenInputTest {
    private static final String HEADER = "eyJhbGciOiJSUzI1NiIsImtpZCI6ImsxIn0";
    private static final String CLAIMS = "eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsInN1YiI6ImFsaWNlIn0";
    private static final String TOKEN = HEADER + "." + CLAIMS + "." + "c2lnbmF0dXJl".repeat(12);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$",
                "  $  \r\n\r\n",
                "\"$\"",
                "'$',",
                "Bearer $",
                "bearer   $",
                "Authorization: Bearer $",
                "\"Authorization: Bearer $\"",
                "Authorization: Token $",
                "Bearer Bearer $",
                "Bearer: $",
                "-H 'Authorization: Bearer $'",
                "curl -s -H 'Authorization: Bearer $' https://app.example.com/orders",
                "curl -X POST -H \"Authorization: Bearer $\" -d a=b https://app.example.com/orders",
                "access_token=$",
                "TOKEN=$",
                "export TOKEN=\"$\"",
                "const token = '$';",
                "{\"access_token\":\"$\",\"expires_in\":300,\"token_type\":\"Bearer\"}",
                "{\n  \"id_token\": \"eyJh.eyJi.c2ln\",\n  \"access_token\": \"$\",\n  \"expires_in\": 300\n}\n",
                "{ \"id_token\" : \"$\" }",
                "https://app.example.com/callback#access_token=$&token_type=Bearer",
                "Cookie: theme=dark; access=$; JSESSIONID=0123",
                "Set-Cookie: access=$; Path=/; HttpOnly; Secure",
                "\ufeff$",
                "\u00a0$\u00a0",
                "\u201c$\u201d",
            })
    void one_token_is_found(String pasted) throws IOException {
        assertThat(tokens(pasted.replace("$", TOKEN).getBytes(StandardCharsets.UTF_8)))
                .containsExactly(TOKEN);
    }

    @Test
    void the_output_of_power_shell_is_decoded() throws IOException {
        String text = "\ufeff" + TOKEN + "\r\n";

        assertThat(tokens(text.getBytes(StandardCharsets.UTF_16LE))).containsExactly(TOKEN);
        assertThat(tokens(text.getBytes(StandardCharsets.UTF_16BE))).containsExactly(TOKEN);
    }

    @Test
    void a_token_that_was_wrapped_at_its_dots_is_joined() throws IOException {
        assertThat(tokens(ascii(TOKEN.replace(".", ".\n") + "\n" + TOKEN))).containsExactly(TOKEN, TOKEN);
        assertThat(tokens(ascii(TOKEN.replace(".", "\n.")))).containsExactly(TOKEN);
    }

    @Test
    void tokens_on_several_lines_remain_several_tokens() throws IOException {
        String unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.";

        assertThat(tokens(ascii(unsigned + "\n" + TOKEN + "\n\n" + unsigned)))
                .containsExactly(unsigned, TOKEN, unsigned);
    }

    /** Otherwise a damaged token would be explained as another one. */
    @ParameterizedTest
    @ValueSource(strings = {"eyJa.eyJi.c2ln bmF0", "eyJa.eyJi.c2ln+bmF0", "eyJa.eyJi.c2ln=", "eyJa.eyJi.c2ln.x"})
    void nothing_is_removed_from_the_middle_of_a_damaged_token(String damaged) throws IOException {
        assertThat(tokens(ascii(damaged))).containsExactly(damaged);
    }

    @Test
    void of_several_tokens_in_a_header_with_cookies_none_is_preferred() throws IOException {
        String cookies = "Cookie: a=" + TOKEN + "; b=eyJa.eyJi.c2ln";

        assertThat(tokens(ascii(cookies))).containsExactly(cookies);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> tokens(byte[] text) throws IOException {
        TokenInput input = new TokenInput(new ByteArrayInputStream(text), true);
        List<String> tokens = new ArrayList<>();
        for (String token = input.next(); token != null; token = input.next()) {
            tokens.add(token);
        }
        return tokens;
    }
}
