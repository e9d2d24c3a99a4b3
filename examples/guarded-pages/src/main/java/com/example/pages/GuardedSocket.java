package com.example.pages;

import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** Greets every client that opens a WebSocket. */
@ServerEndpoint("/adm/socket")
public class GuardedSocket {
    /** Called by the server. */
    public GuardedSocket() {}

    /**
     * Sends the guarded content.
     *
     * @param session the connection
     * @throws IOException if the connection is closed
     */
    @OnOpen
    public void open(Session session) throws IOException {
        session.getBasicRemote().sendText("GUARDED socket");
    }
}
