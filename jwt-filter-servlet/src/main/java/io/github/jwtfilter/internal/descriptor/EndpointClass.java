package io.github.jwtfilter.internal.descriptor;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Determines by a class file whether a class is a WebSocket endpoint, or registers endpoints. */
final class EndpointClass {
    /** Classes of the API or of a server's implementation of it, which applications may contain by mistake. */
    private static final Pattern IMPLEMENTATIONS =
            Pattern.compile("(?:javax|jakarta)/websocket/.*|org/eclipse/jetty/.*|org/apache/tomcat/websocket/.*"
                    + "|org/glassfish/tyrus/.*|io/undertow/.*");

    /** The supertypes by which a server recognizes endpoints or their configuration. */
    private static final Pattern SUPERTYPES =
            Pattern.compile("(?:javax|jakarta)/websocket/(?:Endpoint|server/ServerApplicationConfig)");

    /**
     * The class that registers endpoints of the standard API; each of these endpoints is annotated or extends Endpoint.
     */
    private static final Pattern REGISTRY = Pattern.compile("(?:javax|jakarta)/websocket/server/ServerContainer");

    /**
     * The classes that register endpoints of Jetty's own API, which can be of any class: version 10, environments of
     * 12.
     */
    private static final Pattern REGISTRY_OF_JETTY =
            Pattern.compile("org/eclipse/jetty/(?:ee[0-9]+/)?websocket/server/(?:JettyWebSocketServerContainer"
                    + "|config/JettyWebSocketServletContainerInitializer.*)");

    private static final List<String> ANNOTATIONS =
            Collections.unmodifiableList(Arrays.asList(annotation("javax"), annotation("jakarta")));

    private EndpointClass() {}

    /** Returns the descriptor of the annotation, concatenated so that this class does not contain it as a constant. */
    private static String annotation(String api) {
        return "L" + api + "/websocket/server/ServerEndpoint;";
    }

    /**
     * Returns the reason why the class is an endpoint.
     *
     * @param inLibrary whether the class is part of a library; many libraries use the standard API without endpoints
     * @return a clause such as {@code com.example.Chat is annotated with @ServerEndpoint}; null if it is none
     */
    static @Nullable String reason(ClassFile file, boolean inLibrary) throws IOException {
        if (IMPLEMENTATIONS.matcher(file.name()).matches()) {
            return null;
        }
        String name = file.name().replace('/', '.');
        for (String annotation : ANNOTATIONS) {
            if (file.hasConstant(annotation)) {
                return name + " is annotated with @ServerEndpoint";
            }
        }
        String supertype = first(SUPERTYPES, file.supertypes());
        if (supertype != null) {
            return name + (supertype.endsWith("Endpoint") ? " extends " : " implements ") + supertype.replace('/', '.');
        }
        List<String> references = file.references();
        String registry = first(REGISTRY_OF_JETTY, references);
        if (registry == null && !inLibrary) {
            registry = first(REGISTRY, references);
        }
        return registry == null ? null : name + " uses " + registry.replace('/', '.');
    }

    private static @Nullable String first(Pattern pattern, List<String> names) {
        for (String name : names) {
            if (pattern.matcher(name).matches()) {
                return name;
            }
        }
        return null;
    }
}
