package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.testsupport.Await;
import io.github.jwtfilter.testsupport.Http;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** An operator who follows the page of a container from the first file to the undeployment. */
final class ContainerPageScenario {
    private static final String NOT_DEPLOYED =
            "The application is not deployed: its JwtFilter would not protect all of it";
    private static final String SERVED = "the page is served";
    private static final String UNREACHABLE = "the server does not respond";
    private static final String KEYS = "io.github.jwtfilter:type=Keys,application=\"/legacy\",issuer=\"\"";
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("legacy");
    private static final String SETTINGS = """
            issuer         = https://idp.example.com
            audience       = legacy
            keys.jwks-file = keys.json
            reload         = 1s
            """;

    private final DocumentedServer server;

    ContainerPageScenario(DocumentedServer server) {
        this.server = server;
    }

    void run() throws Exception {
        Path settings = Files.createDirectory(server.base.resolve("etc"));
        Files.writeString(settings.resolve("jwt-filter.properties"), SETTINGS);
        Files.writeString(settings.resolve("keys.json"), IDENTITY_PROVIDER.jwkSet());
        war(webXml()).writeTo(server.base.resolve("legacy.war"));
        server.configure();
        Process process = server.process(server.command().toArray(String[]::new))
                .redirectOutput(server.base.resolve("console.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        try {
            awaitResponse(process);
            server.deploy();
            use();
            changeTheSettings();
            readBeansAndUndeploy(process);
            if (server.deploysAtRunTime()) {
                deployAnUnprotectedApplication();
            }
        } finally {
            end(process);
        }
        assertThat(server.page.unused()).as("commands and files without a test").isEmpty();
    }

    private String webXml() {
        return new WebXmlText(server.api()).listener().filter().toString();
    }

    /** An application whose own settings are invalid, so that it runs only with those of the page. */
    private static War war(String webXml) {
        return War.empty()
                .with("WEB-INF/web.xml", webXml)
                .with("WEB-INF/jwt-filter.properties", "audiance = legacy")
                .with("index.html", "Signed in")
                .withLibrariesOf(War.copyOf(TestFiles.legacyWar()), "jwt-filter-servlet-");
    }

    private void awaitResponse(Process process) {
        String response =
                Await.until(text -> !text.equals(UNREACHABLE) || !process.isAlive(), Await.LIMIT, () -> status("/"));

        assertThat(response).as("%s", this).isNotEqualTo(UNREACHABLE);
    }

    private void use() {
        String rejected = Await.until("401"::equals, Await.LIMIT, () -> status("/legacy/index.html"));
        assertThat(rejected).as("%s", this).isEqualTo("401");

        assertThat(Http.get(uri("/legacy/index.html"), token()).body()).contains("Signed in");

        String log = Await.until(text -> text.contains("rejected no-token ("), Await.LIMIT, () -> text(server.log()));
        assertThat(log).contains("rejected no-token (", "application=\"/legacy\"");
    }

    private void changeTheSettings() throws IOException {
        Files.writeString(
                server.base.resolve("etc/jwt-filter.properties"),
                SETTINGS.replace("audience       = legacy", "audience       = another"));

        String changed = Await.until("401"::equals, Await.LIMIT, () -> status("/legacy/index.html", token()));

        assertThat(changed).as("%s", this).isEqualTo("401");
    }

    private void readBeansAndUndeploy(Process process) throws IOException {
        try (DocumentedBeans beans = DocumentedBeans.of(server.java(process))) {
            assertThat(Await.until(names -> names.contains(KEYS), Await.LIMIT, beans::names))
                    .as("%s", this)
                    .contains(KEYS);

            server.undeploy(process);

            assertThat(Await.until(List::isEmpty, Await.LIMIT, beans::names))
                    .as("%s", this)
                    .isEmpty();
        }
    }

    /** Its filter is mapped to a part of the application, which the listener detects. */
    private void deployAnUnprotectedApplication() throws IOException {
        War war = war(webXml().replace("<url-pattern>/*<", "<url-pattern>/admin/*<"));
        war.writeTo(server.base.resolve("legacy.war"));
        server.deploy();

        String log = Await.until(
                text -> text.contains(NOT_DEPLOYED) || text.contains(SERVED),
                Await.LIMIT,
                () -> status("/legacy/index.html").equals("200") ? SERVED : text(server.startupLog()));

        assertThat(log).as("%s", this).contains(NOT_DEPLOYED);
        assertThat(status("/legacy/index.html")).isIn("404", "500", "503");
    }

    private static String[] token() {
        return new String[] {"Authorization", "Bearer " + IDENTITY_PROVIDER.token("alice")};
    }

    private String status(String path, String... headers) {
        try {
            return Integer.toString(Http.get(uri(path), headers).statusCode());
        } catch (UncheckedIOException e) {
            return UNREACHABLE;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port + path);
    }

    /** The text of the files of a log that the page names. */
    private String text(String log) {
        Path start = server.base.resolve(log);
        boolean directory = Files.isDirectory(start);
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(directory ? start : start.getParent())) {
            for (Path file : files.toList()) {
                if (directory || file.toString().startsWith(start.toString())) {
                    text.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void end(Process process) {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        started.forEach(ProcessHandle::destroy);
        try {
            process.waitFor(Await.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            started.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The output of the server, for messages. */
    @Override
    public String toString() {
        return new ServerLog(server.base.resolve("console.log")).text();
    }
}
