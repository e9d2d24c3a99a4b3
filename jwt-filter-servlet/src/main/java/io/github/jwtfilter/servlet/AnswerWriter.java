package io.github.jwtfilter.servlet;

import io.github.jwtfilter.decision.answer.Answer;
import io.github.jwtfilter.decision.answer.Header;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Puts an answer of the guard into a response. */
final class AnswerWriter {
    private AnswerWriter() {}

    /** Writes the answer, unless something is on its way to the client already. */
    static void write(Answer answer, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        writeHeaders(answer, response);
        if (mayHaveUnreadBody(request)) {
            response.setHeader("Connection", "close");
        }
        if (answer.errorPage()) {
            response.sendError(answer.status());
            return;
        }
        response.resetBuffer();
        response.setStatus(answer.status());
        writeBody(answer, request, response);
    }

    /** Jetty drops some headers before it renders an error page, such as Cache-Control and Vary. */
    static void repeatHeaders(Answer answer, HttpServletResponse response) {
        for (Header header : answer.headers()) {
            if (!header.name().equals("Set-Cookie")) {
                response.setHeader(header.name(), header.value());
            }
        }
    }

    /** Replaces what the application may have set under the same names, its cookies excepted. */
    private static void writeHeaders(Answer answer, HttpServletResponse response) {
        Set<String> written = new HashSet<>();
        written.add("set-cookie");
        for (Header header : answer.headers()) {
            if (written.add(header.name().toLowerCase(Locale.ROOT))) {
                response.setHeader(header.name(), header.value());
            } else {
                response.addHeader(header.name(), header.value());
            }
        }
    }

    /**
     * Whether the request has a body that the filter leaves unread. Jetty closes such a connection if the rest of the body has not
     * arrived yet, Tomcat after 2 MB, and neither always announces it: the next request of the client would be lost (RFC 9112 section
     * 9.6). Later versions of HTTP end only the stream.
     */
    private static boolean mayHaveUnreadBody(HttpServletRequest request) {
        String length = request.getHeader("Content-Length");
        boolean empty = request.getHeader("Transfer-Encoding") == null && (length == null || length.equals("0"));
        return !empty && String.valueOf(request.getProtocol()).startsWith("HTTP/1.");
    }

    private static void writeBody(Answer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String body = answer.body();
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        if (bytes.length == 0 || "HEAD".equals(request.getMethod())) {
            return;
        }
        try {
            response.getOutputStream().write(bytes);
        } catch (IllegalStateException writerInUse) {
            // The application has asked for the writer, and then for authentication. Bodies are ASCII in any case.
            response.getWriter().print(body);
        }
    }
}
