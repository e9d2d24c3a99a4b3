package com.example.sockets;

import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Collections;
import java.util.Set;

/** Registers the endpoint with every server, without a declaration in the application. */
public class SocketsConfig implements ServerApplicationConfig {
    /** Called by the server. */
    public SocketsConfig() {}

    @Override
    public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> endpoints) {
        return Collections.singleton(ServerEndpointConfig.Builder.create(GreetingEndpoint.class, "/greeting")
                .build());
    }

    @Override
    public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> annotated) {
        return Collections.emptySet();
    }
}
