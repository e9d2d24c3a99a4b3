package io.github.jwtfilter.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before the migration, Shiro authenticated users on a page, and authorized requests by its filter chains. */
class ShiroTest extends MigrationScenarios {
    ShiroTest() {
        super("shiro.md");
    }

    @Override
    Application startBefore(Path directory, Map<String, String> files) throws Exception {
        return Application.start(directory, files);
    }

    @Override
    String[] signInBefore(Person person) {
        return signInByForm("/login.jsp", "username=" + person.name() + "&password=" + Person.PASSWORD);
    }

    @Override
    String closedPage() {
        return "/orders/7";
    }

    @Test
    void without_a_last_line_for_everything_the_rest_was_open(@TempDir Path directory) throws Exception {
        Map<String, String> files = guide.before();
        files.computeIfPresent("WEB-INF/shiro.ini", (name, ini) -> ini.replaceFirst("(?m)^/\\*\\* .*$", ""));

        try (Application application = Application.start(directory, files)) {
            assertThat(application.get("/other").statusCode()).isEqualTo(200);
            assertThat(application.get("/orders/7").statusCode()).isEqualTo(302);
        }
    }
}
