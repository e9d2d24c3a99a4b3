package io.github.jwtfilter.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Libraries that an application may have in {@code WEB-INF/lib} in addition to the drop-in. */
enum Libraries {
    OLD(
            List.of("jackson-databind-2.6.7.jar", "jackson-core-2.6.7.jar", "jackson-annotations-2.6.7.jar"),
            List.of("slf4j-api-1.7.36.jar", "logback-classic-1.2.13.jar", "logback-core-1.2.13.jar")),
    NEW(List.of(), List.of("slf4j-api-2.0.17.jar", "logback-classic-1.3.15.jar", "logback-core-1.3.15.jar")),
    NONE(List.of(), List.of());

    private final List<String> json;
    private final List<String> logging;

    Libraries(List<String> json, List<String> logging) {
        this.json = json;
        this.logging = logging;
    }

    List<Path> files() {
        return Stream.concat(json.stream(), logging.stream())
                .map(TestFiles::library)
                .toList();
    }

    boolean haveLogging() {
        return !logging.isEmpty();
    }

    /** The name of the JSON library that the application finds, or {@code none}. */
    String jsonFound() {
        return json.stream().findFirst().orElse("none");
    }

    /** The names of the logging libraries that the application finds. */
    String loggingFound() {
        return haveLogging() ? logging.get(0) + ", " + logging.get(1) : "none, none";
    }

    String contextPath() {
        return "/" + contextName();
    }

    String contextName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
