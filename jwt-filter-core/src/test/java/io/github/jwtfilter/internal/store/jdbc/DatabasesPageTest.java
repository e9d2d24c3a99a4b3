package io.github.jwtfilter.internal.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.settings.SettingsUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples and the files of the page about databases. */
class DatabasesPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);

    private final String page;

    DatabasesPageTest() throws Exception {
        page = Files.readString(Path.of("../docs/databases.md"));
    }

    @Test
    void the_settings_are_valid() {
        List<MatchResult> examples = EXAMPLE.matcher(page).results().toList();
        for (MatchResult example : examples) {
            SettingsUnderTest settings = new SettingsUnderTest();
            settings.resources.with("/run/secrets/database", "secret");

            assertThat(settings.problems(example.group(1) + "\nprincipal.prefix = idp/\n"))
                    .isEmpty();
        }
        assertThat(examples).hasSize(2);
    }

    @Test
    void every_product_has_a_file_that_the_page_names() {
        for (Product product : Product.values()) {
            String file = product.resource();

            assertThat(DatabasesPageTest.class.getClassLoader().getResource(file))
                    .as(file)
                    .isNotNull();
            assertThat(page).contains("`" + file.substring(file.lastIndexOf('/') + 1) + "`");
        }
    }

    @Test
    void the_page_names_the_limit_of_connections() {
        assertThat(page).contains("at most " + ConnectionPool.MAX_CONNECTIONS + " connections");
    }

    @Test
    void the_page_names_the_tested_versions() throws Exception {
        String build = Files.readString(Path.of("../pom.xml"));

        assertThat(page)
                .contains("PostgreSQL " + version(build, "postgresql-server", 1))
                .contains("MariaDB " + version(build, "mariadb-server", 2))
                .contains("H2 " + version(build, "h2", 2));
    }

    /** Returns the first numbers of the version of a Maven artifact. */
    private static String version(String build, String name, int numbers) {
        Matcher version = Pattern.compile("<" + name + "\\.version>((?:\\.?[0-9]+){" + numbers + "})")
                .matcher(build);
        assertThat(version.find()).as(name).isTrue();
        return version.group(1);
    }
}
