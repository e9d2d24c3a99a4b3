package io.github.jwtfilter.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.jwtfilter.servlet.JwtFilter;
import io.github.jwtfilter.servlet.scenario.EchoEndpoint;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {
    private final ApplicationOfClasses application = new ApplicationOfClasses();

    /** A class that registers endpoints without being one. */
    static final class Registering {
        boolean uses(Object container) {
            return container instanceof ServerContainer;
        }
    }

    abstract static class Config implements ServerApplicationConfig {}

    interface ExtendedConfig extends ServerApplicationConfig {}

    static final class Greeting extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {}
    }

    abstract static class JavaxConfig implements javax.websocket.server.ServerApplicationConfig {}

    abstract static class JavaxGreeting extends javax.websocket.Endpoint {}

    /** A class that uses the API, but neither is nor registers an endpoint. */
    static final class Reading {
        Class<?> type() {
            return jakarta.websocket.server.ServerEndpoint.class;
        }

        Object cast(Object object) {
            return (ServerApplicationConfig) object;
        }
    }

    private String find() {
        return Endpoints.find(application);
    }

    @Test
    void an_application_without_files_has_none() {
        assertThat(find()).isNull();
    }

    @Test
    void an_annotated_class_is_one() throws IOException {
        application.with("a/b/Plain.class", ApplicationFiles.class);
        assertThat(find()).isNull();

        application.with("a/b/Echo.class", EchoEndpoint.class);
        assertThat(find())
                .isEqualTo("has WebSocket endpoints (" + EchoEndpoint.class.getName()
                        + " is annotated with @ServerEndpoint, in WEB-INF/classes)");
    }

    @Test
    void a_class_for_the_older_api_is_one() throws IOException {
        application.with("Echo.class", io.github.jwtfilter.javax.scenario.EchoEndpoint.class);

        assertThat(find()).startsWith("has WebSocket endpoints");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Config.class,
                ExtendedConfig.class,
                JavaxConfig.class,
                Greeting.class,
                JavaxGreeting.class,
                EchoEndpoint.class
            })
    void a_library_brings_endpoints_by_its_interfaces_superclasses_and_annotations(Class<?> type) throws IOException {
        application.withLibrary("plain.jar", JwtFilter.class, ApplicationFiles.class);
        application.withLibrary("sockets.jar", JwtFilter.class, type);

        assertThat(find())
                .startsWith("has WebSocket endpoints (" + type.getName())
                .endsWith("in WEB-INF/lib/sockets.jar)");
    }

    /** Jetty loads them, too. */
    @ParameterizedTest
    @ValueSource(strings = {"SOCKETS.JAR", "sockets.Jar", "sockets.zip", "sockets.ZIP"})
    void a_library_may_have_another_extension(String name) throws IOException {
        application.withLibrary(name, EchoEndpoint.class);

        assertThat(find()).startsWith("has WebSocket endpoints").endsWith("in WEB-INF/lib/" + name + ")");
    }

    @Test
    void a_class_counts_that_implements_an_interface_of_another_library_which_does() throws IOException {
        application.withLibrary("base.jar", ExtendedConfig.class);
        application.withLibrary("sockets.jar", ClassFileTest.implementing("com/example/Config", ExtendedConfig.class));

        assertThat(find()).contains("ServerApplicationConfig");
    }

    @Test
    void the_standard_registry_counts_in_the_application_only() throws IOException {
        application.withLibrary("library.jar", Registering.class, Reading.class);
        assertThat(find()).isNull();

        application.with("Registering.class", Registering.class);
        assertThat(find()).contains("uses jakarta.websocket.server.ServerContainer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/eclipse/jetty/websocket/server/JettyWebSocketServerContainer",
                "org/eclipse/jetty/ee8/websocket/server/JettyWebSocketServerContainer",
                "org/eclipse/jetty/ee9/websocket/server/JettyWebSocketServerContainer",
                "org/eclipse/jetty/ee10/websocket/server/JettyWebSocketServerContainer",
                "org/eclipse/jetty/ee11/websocket/server/config/JettyWebSocketServletContainerInitializer",
                "org/eclipse/jetty/websocket/server/config/JettyWebSocketServletContainerInitializer$Configurator"
            })
    void the_registry_of_jetty_counts_everywhere(String name) throws IOException {
        application.withLibrary("sockets.jar", ClassFileTest.referringTo("com/example/Sockets", name));

        assertThat(find()).contains("com.example.Sockets uses " + name.replace('/', '.'), "in WEB-INF/lib/sockets.jar");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jakarta/websocket/server/ServerEndpointConfig",
                "javax/websocket/Endpoint",
                "org/eclipse/jetty/websocket/server/JettyWebSocketServerContainer",
                "org/apache/tomcat/websocket/server/WsServerContainer",
                "org/glassfish/tyrus/core/TyrusEndpointWrapper"
            })
    void the_api_and_its_implementations_are_not_endpoints(String name) throws IOException {
        application.withLibrary("api.jar", ClassFileTest.implementing(name, ServerApplicationConfig.class));

        assertThat(find()).isNull();
    }

    @Test
    void classes_of_the_filter_are_not_endpoints() throws IOException {
        application.withLibrary("own.jar", EndpointClass.class, Endpoints.class, UpgradeOrder.class);
        application.with("Own.class", EndpointClass.class);

        assertThat(find()).isNull();
    }

    @Test
    void only_class_files_are_examined() throws IOException {
        application.with("Echo.txt", EchoEndpoint.class);
        application.with("Echo.class", new byte[] {1, 2, 3, 4, 5});
        application.withFile("/WEB-INF/lib/readme.txt", new byte[0]);

        assertThat(find()).isNull();
    }

    @Test
    void files_that_cannot_be_examined_may_be_endpoints() throws IOException {
        application.withFile("/WEB-INF/lib/broken.jar", new byte[] {1, 2, 3});
        assertThat(find()).isEqualTo("may have WebSocket endpoints (WEB-INF/lib/broken.jar is not a JAR file)");

        application.with("Large.class", new byte[5 * 1024 * 1024]);
        assertThat(find()).startsWith("may have WebSocket endpoints (WEB-INF/classes/Large.class is larger than");
    }

    @Test
    void a_library_that_cannot_be_opened_may_have_some() throws IOException {
        application.withUnreadable("/WEB-INF/lib/locked.jar");

        assertThat(find()).startsWith("may have WebSocket endpoints (WEB-INF/lib/locked.jar");
    }
}
