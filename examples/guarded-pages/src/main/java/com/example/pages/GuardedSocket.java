package com.example.pages;

import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;

/** Greets whoever gets to open a WebSocket. */
@ServerEndpoint("/adm/socket")
public class GuardedSocket {
    /** Made by the server. */
    public GuardedSocket() {}

    /**
     * Gives away what there is.
     *
     * @param session the connection
     * @throws IOException if the client is gone
     */
    @OnOpen
    public void open(Session session) throws IOException {
        session.getBasicRemote().sendText("GUARDED socket");
    }
}
