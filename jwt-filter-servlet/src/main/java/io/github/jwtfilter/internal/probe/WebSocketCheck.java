package io.github.jwtfilter.internal.probe;

/** Opens WebSockets without a token: some servers upgrade the connection before filters run. */
final class WebSocketCheck implements ProbeCheck {
    private final CheckReport report =
            new CheckReport("websocket", "WebSocket handshakes without a token are rejected");

    @Override
    public CheckReport report() {
        return report;
    }

    @Override
    public void run(ProbeRun run) throws ProbeStopped {
        for (String path : run.plan().protectedPaths()) {
            evaluate(run.client().send(ProbeRequest.get(run.targetOf(path)).asWebSocket()));
        }
    }

    private void evaluate(Exchange exchange) {
        ProbeResponse response = exchange.response();
        String sent = exchange.request().toString();
        if (response != null && response.status() == 101) {
            report.finding(
                    sent,
                    exchange.received(),
                    "Everyone can exchange messages with this endpoint.",
                    "Declare the filter before the upgrade filter of the server, and the endpoint below a path that requires a"
                            + " token; check with the WAR reports the order (docs/web-xml.md).");
        } else {
            report.okIfUsable(sent, exchange);
        }
    }
}
