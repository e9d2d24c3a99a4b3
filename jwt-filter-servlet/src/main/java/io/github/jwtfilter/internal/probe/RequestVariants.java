package io.github.jwtfilter.internal.probe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Requests for a page with other methods, versions and headers. None of them changes data in an application that follows RFC 9110. */
final class RequestVariants {
    private static final String OVERRIDE = "X-HTTP-Method-Override";

    private RequestVariants() {}

    /** Returns requests with other methods: safe ones, and one that no application implements. */
    static Collection<ProbeRequest> methods(ProtectedPage page) {
        ProbeRequest get = ProbeRequest.get(page.target());
        List<ProbeRequest> requests = new ArrayList<>(Arrays.asList(
                get.withMethod("HEAD"),
                get.withMethod("OPTIONS"),
                get.withMethod("PROBE"),
                get.withMethod("get"),
                overridden(get.withMethod("HEAD")),
                overridden(get.withMethod("OPTIONS")),
                get.withMethod("OPTIONS").withTarget(page.target() + "?_method=GET")));
        ProbeResponse login = page.verdict().last().response();
        if (login != null && login.isSuccess()) {
            requests.removeIf(ProbeRequest::isHead); // without a body, the login page cannot be recognized
        }
        return requests;
    }

    private static ProbeRequest overridden(ProbeRequest request) {
        return request.with(OVERRIDE, "GET").remarked(" with " + OVERRIDE + ": GET");
    }

    /** Returns requests with other versions and headers. */
    static Collection<ProbeRequest> headers(ProtectedPage page, ProbeRun run) {
        ProbeRequest get = ProbeRequest.get(page.target());
        return Arrays.asList(
                get.ofHttp10().remarked(" with HTTP/1.0 and without Host"),
                get.withTwoHosts().remarked(" with two Host headers"),
                get.with("X-Forwarded-For", "127.0.0.1")
                        .with("Forwarded", "for=127.0.0.1")
                        .remarked(" with X-Forwarded-For: 127.0.0.1"),
                get.with("X-Forwarded-User", "admin")
                        .with("X-Remote-User", "admin")
                        .with("Remote-User", "admin")
                        .remarked(" with X-Forwarded-User, X-Remote-User and Remote-User: admin"),
                ProbeRequest.get(run.missingTarget())
                        .with("X-Original-URL", page.target())
                        .with("X-Rewrite-URL", page.target())
                        .remarked(" with X-Original-URL and X-Rewrite-URL: " + page.target()));
    }
}
