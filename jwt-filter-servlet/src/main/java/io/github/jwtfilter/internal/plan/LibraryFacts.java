package io.github.jwtfilter.internal.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The libraries of an application that matter to the filter: logging, and those of which the JAR of the filter has copies. */
final class LibraryFacts {
    private static final Pattern SLF4J = Pattern.compile("slf4j-api-([0-9.]+).*\\.jar");
    private static final Pattern PROVIDERS = Pattern.compile(
            "(?:logback-classic|log4j-slf4j2?-impl|slf4j-(?:log4j12|reload4j|jdk14|simple|nop|jcl)|slf4j-jboss-.*)-[0-9].*\\.jar");
    private static final Pattern LOG4J_1 = Pattern.compile("(?:log4j-1|reload4j-|log4j-1\\.2-api-).*\\.jar");
    private static final Pattern LOG4J_2 = Pattern.compile("log4j-core-.*\\.jar");
    private static final Pattern CONFIGURATIONS = Pattern.compile(
            "WEB-INF/classes/(?:log4j2?\\.(?:properties|xml|yaml|json)|logback(?:-test)?\\.xml|logging\\.properties)");
    private static final Pattern UNTOUCHED = Pattern.compile(
            "(?:java-jwt|jjwt|jackson-(?:core|databind|annotations)|slf4j-api|picocli|nimbus-jose-jwt|jose4j)[-0-9.].*\\.jar");

    private final List<String> libraries;
    private final List<String> configurations;

    LibraryFacts(Application application) {
        this.libraries = application.libraries();
        this.configurations = application.source().names().stream()
                .filter(name -> CONFIGURATIONS.matcher(name).matches())
                .sorted()
                .collect(Collectors.toList());
    }

    private List<String> matching(Pattern pattern) {
        return libraries.stream()
                .filter(name -> pattern.matcher(name).matches())
                .collect(Collectors.toList());
    }

    /** Returns where the filter logs in this application. */
    List<String> logging() {
        List<String> lines = new ArrayList<>();
        List<String> slf4j = matching(SLF4J);
        List<String> providers = matching(PROVIDERS);
        if (!slf4j.isEmpty() && !providers.isEmpty()) {
            lines.add("the filter logs through SLF4J: " + String.join(", ", slf4j) + " with "
                    + String.join(", ", providers));
        } else {
            String log4j = String.join(", ", matching(Pattern.compile(LOG4J_1 + "|" + LOG4J_2)));
            lines.add("the filter logs through java.util.logging, since the application has no SLF4J with a provider"
                    + (log4j.isEmpty()
                            ? ""
                            : "; its " + log4j + " receives no lines unless SLF4J and a provider are added"));
        }
        configurations.forEach(
                name -> lines.add(name + ": add the logger io.github.jwtfilter with level INFO, or lines about"
                        + " rejected requests may be discarded"));
        if (configurations.isEmpty() && !matching(LOG4J_2).isEmpty()) {
            lines.add("Log4j 2 has no configuration in WEB-INF/classes, and then logs errors only");
        }
        lines.add("configurations for each of these: docs/logging.md");
        return lines;
    }

    /** Returns the libraries that are often replaced by accident, none of which is touched. */
    List<String> untouched() {
        List<String> found = matching(UNTOUCHED);
        return found.isEmpty()
                ? found
                : Collections.singletonList(String.join(", ", found)
                        + ": used as before; the JAR of the filter has its dependencies under other names");
    }
}
