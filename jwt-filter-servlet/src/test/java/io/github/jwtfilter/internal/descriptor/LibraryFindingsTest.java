package io.github.jwtfilter.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.servlet.JwtFilter;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryFindingsTest {
    private static final byte[] FILTER = named("io/github/jwtfilter/servlet/JwtFilter", "java/lang/String");

    private final ApplicationOfClasses application = new ApplicationOfClasses();

    private static byte[] named(String name, String reference) {
        try {
            return ClassFileTest.referringTo(name, reference);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> findings() {
        return LibraryFindings.of(application);
    }

    @Test
    void one_complete_jar_is_right() throws IOException {
        application.withLibrary("jwt-filter-servlet-1.0-all.jar", FILTER);

        assertThat(findings()).isEmpty();
    }

    @Test
    void no_jar_is_reported() {
        assertThat(findings()).singleElement().asString().contains("does not contain the JwtFilter", "-all.jar");
    }

    @Test
    void two_versions_are_detected_by_their_classes() throws IOException {
        application.withLibrary("jwt-filter-servlet-1.0-all.jar", FILTER);
        application.withLibrary("security.jar", FILTER);

        assertThat(findings())
                .singleElement()
                .asString()
                .contains("WEB-INF/lib/jwt-filter-servlet-1.0-all.jar and WEB-INF/lib/security.jar");
    }

    @Test
    void a_copy_in_the_classes_counts_too() throws IOException {
        application.with("io/github/jwtfilter/servlet/JwtFilter.class", FILTER);
        application.withLibrary("jwt-filter-servlet-1.0-all.jar", FILTER);

        assertThat(findings()).singleElement().asString().contains("WEB-INF/classes and WEB-INF/lib/");
    }

    @Test
    void a_jar_without_its_dependencies_is_reported() throws IOException {
        application.withLibrary("jwt-filter-servlet-1.0.jar", JwtFilter.class);
        assertThat(findings()).singleElement().asString().contains("needs", "does not contain", "-all.jar");

        application.withLibrary(
                "jwt-filter-core-1.0.jar",
                named("io/github/jwtfilter/internal/pipeline/Guard", "com/auth0/jwt/algorithms/Algorithm"));
        assertThat(findings()).singleElement().asString().contains("needs");
    }

    @Test
    void dependencies_may_be_in_other_jars() throws IOException {
        application.withLibrary(
                "jwt-filter-core-1.0.jar", named("io/github/jwtfilter/internal/pipeline/Guard", "com/auth0/jwt/A"));
        application.withLibrary(
                "jwt-filter-servlet-1.0.jar",
                named(
                        "io/github/jwtfilter/servlet/JwtFilter",
                        Guard.class.getName().replace('.', '/')));
        assertThat(findings()).singleElement().asString().contains("needs 1 classes", "com.auth0.jwt.A");

        application.withLibrary("java-jwt-4.6.2.jar", named("com/auth0/jwt/A", "java/lang/String"));
        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "spring-security-oauth2-resource-server-5.8.9.jar, Spring Security",
        "spring-security-oauth2-2.5.2.RELEASE.jar, Spring Security",
        "pac4j-jwt-4.5.7.jar, pac4j",
        "javaee-pac4j-5.0.2.jar, pac4j",
        "buji-pac4j-5.0.1.jar, pac4j",
        "keycloak-servlet-filter-adapter-23.0.7.jar, Keycloak",
        "keycloak-tomcat-adapter-core-18.0.2.jar, Keycloak",
        "keycloak-jetty94-adapter-12.0.4.jar, Keycloak",
        "oauth-filter-3.0.1.jar, Curity",
        "smallrye-jwt-3.6.1.jar, MicroProfile",
        "microprofile-jwt-auth-api-1.2.jar, MicroProfile",
        "okta-jwt-verifier-0.5.7.jar, Okta",
        "mvc-auth-commons-1.11.0.jar, Auth0",
        "openid-connect-client-1.3.4.jar, MITREid",
        "company-jwt-filter-1.0.jar, a filter for tokens"
    })
    void a_library_that_validates_tokens_too_is_reported(String file, String product) throws IOException {
        application.withLibrary("jwt-filter-servlet-1.0-all.jar", FILTER);
        application.withLibrary(file, named("a/B", "java/lang/String"));

        assertThat(findings()).singleElement().asString().startsWith(file).contains(product, "token.hide");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring-security-web-5.8.9.jar",
                "spring-security-oauth2-client-5.8.9.jar",
                "nimbus-jose-jwt-9.37.jar",
                "java-jwt-4.4.0.jar",
                "jjwt-api-0.11.5.jar",
                "jwt-filter-core-1.0.jar",
                "keycloak-core-23.0.7.jar",
                "keycloak-admin-client-23.0.7.jar"
            })
    void a_library_that_only_could_is_not(String file) throws IOException {
        application.withLibrary("jwt-filter-servlet-1.0-all.jar", FILTER);
        application.withLibrary(file, named("a/B", "java/lang/String"));

        assertThat(findings()).isEmpty();
    }

    @Test
    void a_library_that_cannot_be_read_is_reported() {
        application.withFile("/WEB-INF/lib/broken.jar", new byte[] {1});

        assertThat(findings()).singleElement().asString().startsWith("WEB-INF/lib/broken.jar is not a JAR file");
    }
}
