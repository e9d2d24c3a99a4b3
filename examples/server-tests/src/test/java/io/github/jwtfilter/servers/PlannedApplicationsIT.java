package io.github.jwtfilter.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.servers.Crawl.Page;
import io.github.jwtfilter.testsupport.IdentityProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Published applications with a login of their own: the copy that {@code plan --write} makes, deployed without any further change,
 * serves with a token what the original serves, and nothing but static files without one.
 */
@ParameterizedClass
@CsvSource({
    "AXIS2, TOMCAT_9",
    "AXIS2, JETTY_10",
    "WICKET, TOMCAT_9",
    "WICKET, JETTY_10",
    "CAS, TOMCAT_9",
    "JSPWIKI, TOMCAT_9",
    "SHIRO, TOMCAT_9"
})
@Tag("wars")
class PlannedApplicationsIT {
    private static final IdentityProvider IDENTITY_PROVIDER = new IdentityProvider("planned");
    private static final String ALICE = "alice";
    private static final String ORIGINAL = "app";
    private static final String PLANNED = "app-planned";
    private static final int MAX_PAGES = 150;
    private static final Pattern STATIC = Pattern.compile(".*\\.(?:css|js|gif|jpg|png|ico|svg|woff|ttf|eot)$");

    private static RunningServer server;
    private static PlanCommandLine.Run plan;

    @Parameter(0)
    PublishedWar application;

    @Parameter(1)
    ServerKind kind;

    @BeforeParameterizedClassInvocation
    static void start(PublishedWar application, ServerKind kind, @TempDir Path directory) {
        Path file = directory.resolve("application.war");
        application.original().writeTo(file);
        PlanCommandLine commands = PlanCommandLine.in(directory);
        plan = commands.run("plan", file.toString());
        server = Deployment.on(kind)
                .application(ORIGINAL, War.copyOf(file))
                .application(PLANNED, commands.planned(file, directory.resolve("planned")))
                .keys("jwtfilter.keys.jwks-file", IDENTITY_PROVIDER.jwkSet())
                .property("jwtfilter.issuer", "https://idp.example.com")
                .property("jwtfilter.audience", "planned")
                .property("user.home", directory.toString())
                .opening("java.lang") // for Weld 3
                .opening("java.util") // for Spring 3
                .start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    private Map<String, Page> crawl(Visitor visitor) {
        Map<String, Page> pages = new Crawl(application.excluded(), MAX_PAGES).from(application.starts(), visitor);
        assertThat(pages.values()).filteredOn(page -> page.status() == 200).hasSizeGreaterThan(3);
        return pages;
    }

    private static Visitor original() {
        return new Visitor(server, ORIGINAL);
    }

    private static Visitor withToken() {
        return new Visitor(server, PLANNED, "Authorization", "Bearer " + IDENTITY_PROVIDER.token(ALICE));
    }

    @Test
    void with_a_token_the_responses_are_those_of_the_original() {
        Visitor original = original();
        if (application.acceptsUsersOfTheContainer()) {
            application.login(original);
        }
        Map<String, Page> pages = crawl(original);

        assertThat(Crawl.differences(pages, withToken())).isEmpty();
    }

    @Test
    void with_a_token_and_the_login_of_the_application_they_are_those_of_the_original_after_its_login() {
        Visitor original = original();
        Visitor planned = withToken();
        application.login(original);
        if (!application.acceptsUsersOfTheContainer()) {
            application.login(planned);
        }
        Map<String, Page> pages = crawl(original);

        assertThat(Crawl.differences(pages, planned)).isEmpty();
    }

    @Test
    void without_a_token_static_files_alone_are_served() {
        Visitor original = original();
        application.login(original);

        int rejected = 0;
        for (Map.Entry<String, Page> page : crawl(original).entrySet()) {
            Page anonymous = Crawl.page(page.getKey(), new Visitor(server, PLANNED));
            if (anonymous.status() == 401) {
                rejected++;
            } else {
                assertThat(page.getKey()).matches(STATIC);
                assertThat(anonymous).as(page.getKey()).isEqualTo(page.getValue());
            }
        }
        assertThat(rejected).isGreaterThanOrEqualTo(application.starts().size());
    }

    @Test
    void the_plan_names_what_it_could_not_determine() {
        String undetermined = plan.output().substring(plan.output().indexOf("\nNot determined"));

        application.undetermined().forEach(file -> assertThat(undetermined).contains(file));
    }
}
