package io.github.jwtfilter.servlet;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Writes a response of the guard. */
final class ResponseWriter {
    private ResponseWriter() {}

    /** Writes the response, unless one is committed already. */
    static void write(GuardResponse guardResponse, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        writeHeaders(guardResponse, response);
        if (mayHaveUnreadBody(request)) {
            response.setHeader("Connection", "close");
        }
        if (guardResponse.errorPage()) {
            response.sendError(guardResponse.status());
            return;
        }
        response.resetBuffer();
        response.setStatus(guardResponse.status());
        writeBody(guardResponse, request, response);
    }

    /** Sets the headers again: Jetty drops some before it renders an error page, such as Cache-Control and Vary. */
    static void repeatHeaders(GuardResponse guardResponse, HttpServletResponse response) {
        for (Header header : guardResponse.headers()) {
            if (!header.name().equals("Set-Cookie")) {
                response.setHeader(header.name(), header.value());
            }
        }
    }

    /** Replaces headers that the application may have set under the same names, except its cookies. */
    private static void writeHeaders(GuardResponse guardResponse, HttpServletResponse response) {
        Set<String> written = new HashSet<>();
        written.add("set-cookie");
        for (Header header : guardResponse.headers()) {
            if (written.add(header.name().toLowerCase(Locale.ROOT))) {
                response.setHeader(header.name(), header.value());
            } else {
                response.addHeader(header.name(), header.value());
            }
        }
    }

    /**
     * Returns whether the request may have a body that the filter leaves unread. Jetty closes such a connection if the
     * rest of the body has not arrived yet, Tomcat after 2 MB, and neither always announces it: the next request of the
     * client would be lost (RFC 9112 section 9.6). Later versions of HTTP end only the stream.
     */
    private static boolean mayHaveUnreadBody(HttpServletRequest request) {
        String length = request.getHeader("Content-Length");
        boolean empty = request.getHeader("Transfer-Encoding") == null && (length == null || length.equals("0"));
        return !empty && String.valueOf(request.getProtocol()).startsWith("HTTP/1.");
    }

    private static void writeBody(GuardResponse guardResponse, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String body = guardResponse.body();
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        if (bytes.length == 0 || "HEAD".equals(request.getMethod())) {
            return;
        }
        try {
            response.getOutputStream().write(bytes);
        } catch (IllegalStateException writerInUse) {
            // The application has called getWriter before authentication failed. Bodies are ASCII in any case.
            response.getWriter().print(body);
        }
    }
}
