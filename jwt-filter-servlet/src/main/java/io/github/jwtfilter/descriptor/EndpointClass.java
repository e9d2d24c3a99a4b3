package io.github.jwtfilter.descriptor;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells by the constants of a class file (JVM Specification section 4.4.7) whether the class is a WebSocket endpoint, or
 * makes some. The class is not loaded.
 */
final class EndpointClass {
    private static final List<String> ANNOTATIONS = new ArrayList<>();
    private static final List<String> OTHERS = new ArrayList<>();

    static {
        for (String api : Arrays.asList("javax", "jakarta")) {
            ANNOTATIONS.add(constant("L" + api + "/websocket/server/ServerEndpoint;"));
            OTHERS.add(constant(api + "/websocket/server/ServerContainer"));
            OTHERS.add(constant(api + "/websocket/server/ServerApplicationConfig"));
        }
        // Jetty's own API, of version 10 and of the environments of version 12.
        for (String environment : Arrays.asList("", "/ee8", "/ee9", "/ee10", "/ee11")) {
            String server = "org/eclipse/jetty" + environment + "/websocket/server/";
            OTHERS.add(constant(server + "JettyWebSocketServerContainer"));
            OTHERS.add(constant(server + "config/JettyWebSocketServletContainerInitializer"));
        }
    }

    private EndpointClass() {}

    /** Whether it has the annotation. */
    static boolean isAnnotated(byte[] file) {
        return holds(file, ANNOTATIONS);
    }

    /** Whether it has the annotation or uses what endpoints can be registered with. */
    static boolean isConcerned(byte[] file) {
        return holds(file, ANNOTATIONS) || holds(file, OTHERS);
    }

    private static boolean holds(byte[] file, List<String> constants) {
        // One character for each octet.
        String text = new String(file, StandardCharsets.ISO_8859_1);
        return constants.stream().anyMatch(text::contains);
    }

    /** A name of ASCII as a class file holds it: tag, length in two octets, characters. */
    private static String constant(String name) {
        return "\u0001\u0000" + (char) name.length() + name;
    }
}
