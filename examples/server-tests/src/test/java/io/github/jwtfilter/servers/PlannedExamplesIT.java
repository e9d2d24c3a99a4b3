package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples without the filter: {@code check} finds nothing in what {@code plan} makes of them. */
class PlannedExamplesIT {
    private static final String SETTINGS = "WEB-INF/jwt-filter.properties";

    /** An example, and the Servlet API that the plan must find in it. */
    enum Example {
        LEGACY("javax.servlet", TestFiles.legacyWar()),
        JAKARTA("jakarta.servlet", TestFiles.jakartaWar()),
        STRUTS("javax.servlet", TestFiles.strutsWar()),
        SPRING_MVC("javax.servlet", TestFiles.springMvcWar());

        private final String api;
        private final Path war;

        Example(String api, Path war) {
            this.api = api;
            this.war = war;
        }

        /** The application as it was before it was protected. */
        War unprotected() {
            War original = War.copyOf(war);
            boolean guarded = original.libraries().stream().anyMatch(name -> name.startsWith("jwt-filter-"));
            if (!guarded) {
                return original;
            }
            return original.without(SETTINGS)
                    .withoutLibraries("jwt-filter-")
                    .edit(
                            "WEB-INF/web.xml",
                            text -> text.replaceAll(
                                    "(?s)<(listener|filter|filter-mapping)>(?:(?!</\\1>).)*(?:JwtGuardListener|JwtFilter"
                                            + "|<filter-name>jwt)(?:(?!</\\1>).)*</\\1>",
                                    ""));
        }
    }

    @TempDir
    private static Path directory;

    private static PlanCommandLine commands;

    @BeforeAll
    static void extract() {
        commands = PlanCommandLine.in(directory);
    }

    @ParameterizedTest
    @EnumSource
    void check_reports_no_problem_in_the_planned_copy(Example example) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(example.name()));
        Path war = folder.resolve("app.war");
        example.unprotected().writeTo(war);

        PlanCommandLine.Run plan = commands.run("plan", war.toString());
        assertThat(plan.output()).startsWith("app.war: " + example.api + ", web.xml ");
        War planned = commands.planned(war, folder.resolve("planned"), "--preset", "keycloak");
        assertThat(planned.libraries()).contains(commands.jar().getFileName().toString());
        planned.edit(
                        SETTINGS,
                        text -> text.replace("<host>", "idp.example.com")
                                .replace("<realm>", "legacy")
                                .replaceAll("<client-id[^<>]*>", "legacy-app"))
                .writeTo(folder.resolve("complete.war"));

        PlanCommandLine.Run check =
                commands.run("check", folder.resolve("complete.war").toString());
        assertThat(check.output()).as("%s", example).doesNotContain("finding:");
        assertThat(check.status()).isZero();
    }
}
