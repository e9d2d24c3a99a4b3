package io.github.jwtfilter.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before the migration, each request contained a name and a password. */
class BasicConstraintTest extends ConstraintScenarios {
    @Override
    String descriptor(String lines, String formLogin) {
        return lines;
    }

    @Override
    String[] signInBefore(Person person) {
        byte[] pair = (person.name() + ":" + Person.PASSWORD).getBytes(StandardCharsets.UTF_8);
        return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)};
    }

    @Test
    void a_remaining_constraint_rejects_valid_tokens(@TempDir Path directory) throws Exception {
        Map<String, String> files = filesAfter();
        files.computeIfPresent(
                "WEB-INF/web.xml", (name, lines) -> lines + guide.before().get(name));
        String[] manager = bearer(Person.written("carol (manager)"));

        try (Application application = Application.start(directory, files, loginService())) {
            assertThat(application.get("/orders/7", manager).statusCode()).isEqualTo(401);
            assertThat(after.get("/orders/7", manager).statusCode()).isEqualTo(200);
        }
    }
}
