package io.github.jwtfilter.servers;

import io.github.jwtfilter.testsupport.IdentityProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An application of a framework, with and without the filter, which is declared as in the documentation. */
record FrameworkApplication(Path file) {
    /** The system property with which the settings find the public keys. */
    static final String KEYS = "framework.jwks";

    private static final String SETTINGS = """
            issuer         = https://idp.example.com
            audience       = framework
            keys.jwks-file = ${sys:framework.jwks}
            roles.claims   = roles
            """;

    static IdentityProvider identityProvider() {
        return new IdentityProvider("framework");
    }

    War unprotected() {
        return War.copyOf(file);
    }

    War with(String rules) {
        return unprotected()
                .withLibrariesOf(War.copyOf(TestFiles.legacyWar()), "jwt-filter-servlet-")
                .edit(
                        "WEB-INF/web.xml",
                        xml -> xml.replaceFirst(
                                "(<web-app[^>]*>)",
                                "$1" + Matcher.quoteReplacement(DocumentedWebXml.SERVLET_3_0.lines())))
                .with("WEB-INF/jwt-filter.properties", SETTINGS + rules);
    }

    /** Adds the first rules in a section of docs/frameworks.md. */
    War withDocumentedRules(String heading) {
        try {
            Matcher rules = Pattern.compile(
                            "\n## " + Pattern.quote(heading) + "\n(?:(?!\n## ).)*?```properties\n(.*?)```",
                            Pattern.DOTALL)
                    .matcher(Files.readString(TestFiles.frameworksPage()));
            if (!rules.find()) {
                throw new IllegalStateException("the page shows no rules under " + heading);
            }
            return with(rules.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
