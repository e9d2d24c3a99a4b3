package io.github.jwtfilter.browser;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.security.Principal;

/** Changes state with every message. */
final class ChangeEndpoint extends Endpoint {
    private final RequestLog requestLog;

    private ChangeEndpoint(RequestLog requestLog) {
        this.requestLog = requestLog;
    }

    static void add(ServletContext context, RequestLog requestLog) throws ServletException {
        ServerContainer container = (ServerContainer) context.getAttribute(ServerContainer.class.getName());
        try {
            container.addEndpoint(ServerEndpointConfig.Builder.create(ChangeEndpoint.class, "/socket")
                    .configurator(new ServerEndpointConfig.Configurator() {
                        @Override
                        public <T> T getEndpointInstance(Class<T> type) {
                            return type.cast(new ChangeEndpoint(requestLog));
                        }
                    })
                    .build());
        } catch (DeploymentException e) {
            throw new ServletException(e);
        }
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.addMessageHandler(String.class, (MessageHandler.Whole<String>) message -> change(session));
    }

    private void change(Session session) {
        Principal user = session.getUserPrincipal();
        int attempt = Attempts.number(session.getQueryString());
        requestLog.add(new RequestLog.Change(attempt, user == null ? "" : user.getName()));
    }
}
