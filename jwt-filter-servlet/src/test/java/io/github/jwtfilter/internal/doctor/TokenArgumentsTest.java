package io.github.jwtfilter.internal.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are typed where they do not belong: logs of builds contain the output. */
class TokenArgumentsTest {
    private static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl";

    @TempDir
    Path directory;

    private String settings;

    @BeforeEach
    void write_settings() throws IOException {
        settings = Files.writeString(
                        directory.resolve("jwt-filter.properties"),
                        "issuer = any\naudience = any\nkeys.secret = correct-horse-battery-staple-0123456789\n")
                .toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "explain $T",
                "explain $S $T",
                "explain Bearer $T",
                "explain $S --at=$T",
                "explain $S --request=$T",
                "check $S $T",
                "check $T",
                "plan $T",
                "token issue --key=$T",
                "$T"
            })
    void a_token_among_the_arguments_is_not_repeated(String line) {
        DoctorRun run = DoctorRun.of(
                "", line.replace("$S", settings).replace("$T", TOKEN).split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotEmpty().doesNotContain("c2lnbmF0dXJl", "eyJzdWIi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain $T", "explain $S $T"})
    void the_error_names_standard_input(String line) {
        DoctorRun run = DoctorRun.of(
                "", line.replace("$S", settings).replace("$T", TOKEN).split(" "));

        assertThat(run.err().replaceAll("\\s+", " ")).contains("explain FILE < token.txt");
    }

    @Test
    void a_text_that_the_filter_would_reject_as_a_header_has_a_note() {
        assertThat(note("Token " + TOKEN)).contains("the scheme is not Bearer");
        assertThat(note("Authorization: Bearer Bearer " + TOKEN)).contains("Bearer occurs twice");
        assertThat(note("Bearer: " + TOKEN)).contains("there is a colon after Bearer");
        assertThat(note("Authorization: Bearer \"" + TOKEN + "\"")).contains("the token is in quotes");
        assertThat(note("Authorization: Bearer " + TOKEN)).doesNotContain("Note:");
        assertThat(note("\"" + TOKEN + "\"")).doesNotContain("Note:");
        assertThat(note("export TOKEN=" + TOKEN)).doesNotContain("Note:");
    }

    private String note(String pasted) {
        return DoctorRun.of(pasted, "explain", settings).out().replaceAll("\\s+", " ");
    }
}
