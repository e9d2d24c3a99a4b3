package com.example.sockets;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Greets every client. */
public class GreetingEndpoint extends Endpoint {
    /** Called by the server. */
    public GreetingEndpoint() {}

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        try {
            session.getBasicRemote().sendText("greetings");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
