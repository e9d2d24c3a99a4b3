package io.github.jwtfilter.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Before the migration, Keycloak's own filter verified the same tokens. */
class KeycloakFilterTest extends MigrationScenarios {
    KeycloakFilterTest() {
        super("keycloak-filter.md");
    }

    @Override
    Application startBefore(Path directory, Map<String, String> files) throws Exception {
        return Application.start(directory, files);
    }

    @Override
    String[] signInBefore(Person person) {
        return bearer(person);
    }

    @Override
    String closedPage() {
        return "/orders/7";
    }

    @Test
    void only_the_adapter_looked_for_a_token_in_the_query() {
        String path = "/orders/7?access_token=" + realm.token(Person.written("alice (clerk)"));

        assertThat(before.get(path).statusCode()).isEqualTo(200);
        assertThat(after.get(path).statusCode()).isEqualTo(401);
    }
}
