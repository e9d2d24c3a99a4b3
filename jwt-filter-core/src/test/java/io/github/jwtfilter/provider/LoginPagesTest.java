package io.github.jwtfilter.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.LoginSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings and addresses on the page of each provider. */
class LoginPagesTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern PROPERTIES = Pattern.compile("```properties\n(.*?)```", Pattern.DOTALL);

    static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS.resolve("login"))) {
            return pages.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_settings_of_each_page_are_complete(Path page) throws IOException {
        LoadedSettings loaded = TestSettings.load(settings(page));

        assertThat(loaded.problems().all()).isEmpty();
        assertThat(loaded.settings().login().enabled()).isTrue();
        assertThat(loaded.settings().loginIssuer()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void each_page_names_the_addresses_that_its_settings_imply(Path page) throws IOException {
        LoginSettings login = TestSettings.load(settings(page)).settings().login();

        assertThat(Files.readString(page)).contains("https://app.example.com/app" + login.callback());
        login.backchannelLogout()
                .ifPresent(path -> assertThat(read(page)).contains("https://app.example.com/app" + path));
    }

    @Test
    void the_page_of_the_login_links_to_each_of_them() throws IOException {
        String overview = Files.readString(DOCS.resolve("login.md"));

        for (Path page : pages()) {
            assertThat(overview).contains("(login/" + page.getFileName() + ")");
        }
    }

    private static String settings(Path page) {
        Matcher found = PROPERTIES.matcher(read(page));
        assertThat(found.find()).as("settings on %s", page).isTrue();
        return found.group(1).replace("${file:/run/secrets/client-secret}", "the secret of the client");
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
