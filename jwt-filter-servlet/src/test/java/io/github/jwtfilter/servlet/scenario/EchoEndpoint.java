package io.github.jwtfilter.servlet.scenario;

import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerEndpoint;

/** A WebSocket endpoint of an application without token support. */
@ServerEndpoint("/echo")
public final class EchoEndpoint {
    @OnMessage
    public String echo(String message) {
        return message;
    }
}
