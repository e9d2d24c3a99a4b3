package io.github.jwtfilter.internal.probe;

import java.util.LinkedHashMap;
import java.util.Map;

/** Requests for a page with other methods, versions and headers. None of them changes data in an application that follows RFC 9110. */
final class RequestVariants {
    private static final String OVERRIDE = "X-HTTP-Method-Override";

    private RequestVariants() {}

    /** Returns requests with other methods by their descriptions: safe ones, and one that no application implements. */
    static Map<String, ProbeRequest> methods(ProtectedPage page) {
        ProbeRequest get = ProbeRequest.get(page.target());
        Map<String, ProbeRequest> requests = new LinkedHashMap<>();
        add(requests, get.withMethod("HEAD"), "");
        add(requests, get.withMethod("OPTIONS"), "");
        add(requests, get.withMethod("PROBE"), "");
        add(requests, get.withMethod("get"), "");
        add(requests, get.withMethod("HEAD").with(OVERRIDE, "GET"), " with " + OVERRIDE + ": GET");
        add(requests, get.withMethod("OPTIONS").with(OVERRIDE, "GET"), " with " + OVERRIDE + ": GET");
        add(requests, get.withMethod("OPTIONS").withTarget(page.target() + "?_method=GET"), "");
        return requests;
    }

    /** Returns requests with other versions and headers, by their descriptions. */
    static Map<String, ProbeRequest> headers(ProtectedPage page, ProbeRun run) {
        ProbeRequest get = ProbeRequest.get(page.target());
        Map<String, ProbeRequest> requests = new LinkedHashMap<>();
        add(requests, get.ofHttp10(), " with HTTP/1.0 and without Host");
        add(requests, get.withTwoHosts(), " with two Host headers");
        add(
                requests,
                get.with("X-Forwarded-For", "127.0.0.1").with("Forwarded", "for=127.0.0.1"),
                " with X-Forwarded-For: 127.0.0.1");
        add(
                requests,
                get.with("X-Forwarded-User", "admin")
                        .with("X-Remote-User", "admin")
                        .with("Remote-User", "admin"),
                " with X-Forwarded-User, X-Remote-User and Remote-User: admin");
        ProbeRequest missing = ProbeRequest.get(run.missingTarget());
        add(
                requests,
                missing.with("X-Original-URL", page.target()).with("X-Rewrite-URL", page.target()),
                " with X-Original-URL and X-Rewrite-URL: " + page.target());
        return requests;
    }

    private static void add(Map<String, ProbeRequest> requests, ProbeRequest request, String remark) {
        requests.put(request + remark, request);
    }
}
