package io.github.jwtfilter.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the application with the files of a guide, before and after the migration, and sends the requests of its table to both.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MigrationScenarios {
    private static final String SETTINGS = "WEB-INF/jwt-filter.properties";

    final Guide guide;
    KeycloakRealm realm;
    Application before;
    Application after;

    private List<String> findings;

    private final Map<Person, String[]> signedIn = new HashMap<>();

    MigrationScenarios(String page) {
        this.guide = Guide.read(page);
    }

    /** Starts the application with the old technology. */
    abstract Application startBefore(Path directory, Map<String, String> files) throws Exception;

    /** The header of a user who has signed in with the old technology: a name and a value. */
    abstract String[] signInBefore(Person person);

    /** The path of a page that requires authentication. */
    abstract String closedPage();

    @BeforeAll
    void start(@TempDir Path directory) throws Exception {
        realm = KeycloakRealm.start();
        before = startBefore(directory.resolve("before"), moved(guide.before()));
        try (Warnings warnings = Warnings.heard()) {
            after = Application.start(directory.resolve("after"), filesAfter());
            findings = warnings.texts();
        }
    }

    @AfterAll
    void stop() throws Exception {
        if (after != null) {
            after.close();
        }
        if (before != null) {
            before.close();
        }
        realm.close();
    }

    @Test
    void the_settings_of_the_guide_have_no_finding() {
        assertThat(findings).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> before_the_migration_responses_are_those_of_the_guide() {
        return exchanges(exchange -> assertThat(Outcome.of(before.send(exchange, credentialsBefore(exchange.person()))))
                .as("%s", exchange)
                .isEqualTo(exchange.before()));
    }

    @TestFactory
    Stream<DynamicTest> after_the_migration_responses_are_those_of_the_guide() {
        return exchanges(exchange -> assertThat(Outcome.of(after.send(exchange, credentialsAfter(exchange.person()))))
                .as("%s", exchange)
                .isEqualTo(exchange.after()));
    }

    @Test
    void the_application_sees_the_same_users_and_roles() {
        List<Person> welcome = guide.exchanges().stream()
                .filter(exchange -> exchange.path().equals(closedPage()))
                .filter(exchange -> exchange.before() == Outcome.SERVED && exchange.after() == Outcome.SERVED)
                .map(Exchange::person)
                .distinct()
                .toList();

        assertThat(welcome).hasSizeGreaterThan(1);
        assertThat(welcome).allSatisfy(person -> {
            String expected = "user " + person.name() + ", roles " + person.roles();
            assertThat(before.get(closedPage(), credentialsBefore(person)).body())
                    .isEqualTo(expected);
            assertThat(after.get(closedPage(), credentialsAfter(person)).body()).isEqualTo(expected);
        });
    }

    final Map<String, String> filesAfter() {
        return settled(moved(guide.after()));
    }

    final String[] bearer(Person person) {
        return new String[] {"Authorization", "Bearer " + realm.token(person)};
    }

    /** The cookies of a client that has sent this form. */
    final String[] signInByForm(String path, String form) {
        String cookie = before.postForm(path, form).headers().allValues("Set-Cookie").stream()
                .filter(value -> value.startsWith("JSESSIONID="))
                .reduce((first, last) -> last)
                .orElseThrow();
        return new String[] {"Cookie", cookie.substring(0, cookie.indexOf(';'))};
    }

    private String[] credentialsBefore(Person person) {
        return person.isAnonymous() ? new String[0] : signedIn.computeIfAbsent(person, this::signInBefore);
    }

    private String[] credentialsAfter(Person person) {
        return person.isAnonymous() ? new String[0] : bearer(person);
    }

    private Stream<DynamicTest> exchanges(Consumer<Exchange> check) {
        return guide.exchanges().stream()
                .map(exchange -> dynamicTest(exchange.toString(), () -> check.accept(exchange)));
    }

    private Map<String, String> moved(Map<String, String> files) {
        files.replaceAll((name, content) -> realm.moveHere(content));
        return files;
    }

    /** Configures a file of keys, since discovery requires TLS and the issuer on this machine uses plain HTTP. */
    private Map<String, String> settled(Map<String, String> files) {
        assertThat(files).containsKey(SETTINGS);
        files.computeIfPresent(SETTINGS, (name, settings) -> settings + "keys.jwks-file = realm.jwks");
        files.put("WEB-INF/realm.jwks", realm.jwkSet());
        return files;
    }
}
