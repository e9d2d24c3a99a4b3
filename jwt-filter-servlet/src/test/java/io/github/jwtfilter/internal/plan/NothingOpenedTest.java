package io.github.jwtfilter.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.ExternalUser;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.authorization.AccessRule;
import io.github.jwtfilter.internal.authorization.AccessRules;
import io.github.jwtfilter.internal.path.WelcomeFiles;
import io.github.jwtfilter.internal.plan.ServletContainer.Constraint;
import io.github.jwtfilter.settings.properties.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of a plan, compared with a container for random constraints, paths, methods and users. */
class NothingOpenedTest {
    private static final String[] PATTERNS = {
        "/",
        "/*",
        "/a/*",
        "/a/b/*",
        "/a",
        "/a/",
        "/a/b",
        "/a/x.do",
        "*.do",
        "*.css",
        "/app/*",
        "/app/c/*",
        "/css/*",
        "/index.html"
    };
    private static final String[] METHODS = {"GET", "HEAD", "POST", "DELETE", "PROPFIND"};
    private static final String[] REQUESTED = {"GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "FOO"};
    private static final String[] PATHS = {
        "/",
        "/a",
        "/a/",
        "/a/b",
        "/a/b/",
        "/a/b/c",
        "/a/x.do",
        "/a/x.do/",
        "/x.do",
        "/x.css",
        "/css/x.css",
        "/css/x.do",
        "/css/",
        "/css/y/x.css",
        "/app",
        "/app/",
        "/app/x.do",
        "/app/x",
        "/app/c/x.do",
        "/app/c/x.css",
        "/index.html",
        "/other",
        "/b"
    };
    private static final List<Set<String>> USERS = Arrays.asList(
            null, Set.of(), Set.of("r"), Set.of("s"), Set.of("t"), Set.of("r", "s"), Set.of("r", "s", "t"));
    private static final Set<String> ROLES = Set.of("r", "s", "t");

    /** Servlets at {@code /app/*} and, at its own path, {@code /a/b}; files below {@code /css}. */
    private static final String SERVLETS = """
            <servlet><servlet-name>app</servlet-name><servlet-class>a.App</servlet-class></servlet>
            <servlet-mapping>
              <servlet-name>app</servlet-name>
              <url-pattern>/app/*</url-pattern><url-pattern>/a/b/*</url-pattern><url-pattern>/</url-pattern>
            </servlet-mapping>
            <security-role><role-name>r</role-name></security-role>
            <security-role><role-name>s</role-name></security-role>
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void no_request_passes_the_rules_that_the_container_rejects(long seed) throws Exception {
        Random random = new Random(seed);
        for (int round = 0; round < 60; round++) {
            List<Constraint> constraints = constraints(random);
            AccessRules rules = rules(constraints);
            ServletContainer container = new ServletContainer(constraints, Set.of("r", "s"));
            for (String path : PATHS) {
                for (String method : REQUESTED) {
                    AccessRule rule = rules.find(new Request(method, path));
                    for (Set<String> user : USERS) {
                        if (permits(rule, user)) {
                            // A HEAD returns less than a GET.
                            assertThat(container.permits(method, path, user)
                                            || (method.equals("HEAD") && container.permits("GET", path, user)))
                                    .as("%s %s as %s by %s, with %s", method, path, user, rule, constraints)
                                    .isTrue();
                        }
                    }
                }
            }
        }
    }

    private static boolean permits(AccessRule rule, Set<String> user) {
        if (rule.rejection() != null) {
            return false;
        }
        return user == null
                ? rule.ignoresTokens() || rule.tokenIsOptional()
                : rule.authorizeExternal(new User(user)) == null;
    }

    private static List<Constraint> constraints(Random random) {
        List<Constraint> constraints = new ArrayList<>();
        for (int i = 1 + random.nextInt(7); i > 0; i--) {
            constraints.add(new Constraint(
                    PATTERNS[random.nextInt(PATTERNS.length)],
                    random.nextInt(3) > 0 ? Set.of() : some(random, METHODS),
                    random.nextInt(4) == 0 ? null : some(random, "r", "s", "t", "*", "**")));
        }
        return constraints;
    }

    private static Set<String> some(Random random, String... items) {
        Set<String> chosen = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            chosen.add(items[random.nextInt(items.length)]);
        }
        return chosen;
    }

    private AccessRules rules(List<Constraint> constraints) throws Exception {
        StringBuilder elements = new StringBuilder(SERVLETS);
        for (Constraint each : constraints) {
            elements.append(TestWar.constraint(
                    each.pattern() + " " + String.join(" ", each.methods()),
                    each.roles() == null ? "" : TestWar.roles(each.roles().toArray(String[]::new))));
        }
        Path war = TestWar.with(elements.toString())
                .file("css/x.css", "")
                .file("css/y/x.css", "")
                .file("index.html", "")
                .writeTo(directory.resolve("app.war"));
        List<String> lines = new ArrayList<>(List.of("issuer = https://idp.example.com", "audience = app"));
        PlannedSettings.plan(
                war,
                PlannedSettings.NO_CHOICE,
                plan -> lines.addAll(plan.rules().lines()));
        Path file = Files.write(directory.resolve("jwt-filter.properties"), lines);
        var settings = SettingsReader.read(file);
        AccessRules rules =
                new AccessRules(settings.settings().access(), WelcomeFiles.usual(), List.of(), settings.problems());
        settings.rejectErrors();
        return rules;
    }

    private record User(Set<String> roles) implements ExternalUser {
        @Override
        public String name() {
            return "user";
        }

        @Override
        public boolean isInRole(String role) {
            return ROLES.contains(role) && roles.contains(role);
        }
    }

    /** A request as the container passes it to filters: below the servlets that are mapped to folders, with path info. */
    private record Request(String method, String path) implements RequestView {
        @Override
        public String pathInfo() {
            for (String folder : List.of("/app", "/a/b")) {
                if (path.startsWith(folder + "/")) {
                    return path.substring(folder.length());
                }
            }
            return null;
        }

        @Override
        public String rawPath() {
            return path;
        }

        @Override
        public String contextPath() {
            return "";
        }

        @Override
        public String query() {
            return null;
        }

        @Override
        public List<String> headers(String name) {
            return List.of();
        }

        @Override
        public boolean secure() {
            return true;
        }

        @Override
        public String remoteAddress() {
            return "192.0.2.1";
        }
    }
}
