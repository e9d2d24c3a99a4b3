package io.github.jwtfilter.servlet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders whose welcome files {@code web.xml} declares. */
class WelcomeFileTest {
    private static final String LIST = "<welcome-file-list><welcome-file>home.html</welcome-file></welcome-file-list>";

    @TempDir
    private Path directory;

    private final FilterLog log = new FilterLog();
    private DeployedApplication application;

    @AfterEach
    void stop() throws Exception {
        log.close();
        application.close();
    }

    private void start(String descriptor, String... rules) throws Exception {
        application = new DeployedApplication(directory, rules)
                .declareGuard()
                .declare(descriptor)
                .file("home.html", "the home page")
                .file("index.html", "the index page")
                .start();
    }

    private String get(String path) throws IOException {
        return application.head(path, "Connection: close");
    }

    @Test
    void a_folder_is_open_when_the_welcome_file_of_web_xml_is() throws Exception {
        start(LIST, "access.10 = / /home.html : anyone");

        assertThat(get("/")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/home.html")).startsWith("HTTP/1.1 200 ");
        assertThat(get("/index.html")).startsWith("HTTP/1.1 401 ");
        assertThat(log.lines()).noneMatch(line -> line.contains("welcome file"));
    }

    @Test
    void a_folder_is_closed_when_the_welcome_file_of_web_xml_is_and_the_log_reports_it() throws Exception {
        start(LIST, "access.10 = / /index.html /index.htm /index.jsp : anyone");

        assertThat(get("/")).startsWith("HTTP/1.1 401 ");
        assertThat(log.lines()).anyMatch(line -> line.contains("access.10") && line.contains("/home.html"));
    }

    @Test
    void without_a_list_the_usual_files_count() throws Exception {
        start("", "access.10 = / /home.html : anyone");

        assertThat(get("/")).startsWith("HTTP/1.1 401 ");
        assertThat(log.lines()).anyMatch(line -> line.contains("access.10") && line.contains("/index.html"));
    }

    @Test
    void a_folder_is_closed_when_the_welcome_file_of_a_library_is() throws Exception {
        application = new DeployedApplication(directory, "access.10 = / /index.html /index.htm /index.jsp : anyone")
                .declareGuard()
                .library("library.jar", "<web-fragment version=\"3.0\">" + LIST + "</web-fragment>")
                .file("home.html", "the home page")
                .start();

        assertThat(get("/")).startsWith("HTTP/1.1 401 ");
        assertThat(log.lines()).anyMatch(line -> line.contains("access.10") && line.contains("/home.html"));
    }
}
