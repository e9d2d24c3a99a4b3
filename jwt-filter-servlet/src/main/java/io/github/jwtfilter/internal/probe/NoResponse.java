package io.github.jwtfilter.internal.probe;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** The reason why a request has no usable response, in fixed words: messages of exceptions may quote the server. */
final class NoResponse {
    /** The kinds that have different consequences. */
    enum Kind {
        /** Nothing listens at the port. */
        REFUSED,
        /** The server closed the connection, as some do for requests that they reject. */
        CLOSED,
        /** The time of the request has passed. */
        TIMED_OUT,
        /** The certificate is not trusted. */
        UNTRUSTED,
        /** The bytes are not an HTTP response, or TLS failed. */
        UNUSABLE
    }

    private static final int MAX_CAUSES = 10;

    private final Kind kind;
    private final String text;

    private NoResponse(Kind kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    static NoResponse of(IOException e) {
        if (e instanceof MalformedResponse) {
            return new NoResponse(Kind.UNUSABLE, "unusable response: " + e.getMessage());
        }
        if (e instanceof SocketTimeoutException) {
            return new NoResponse(Kind.TIMED_OUT, "no complete response in time");
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            boolean timedOut = String.valueOf(e.getMessage()).contains("timed out");
            return timedOut
                    ? new NoResponse(Kind.TIMED_OUT, "the connection was not accepted in time")
                    : new NoResponse(Kind.REFUSED, "connection refused");
        }
        if (e instanceof SSLException) {
            return tls(e);
        }
        return new NoResponse(
                Kind.CLOSED,
                e instanceof EOFException
                        ? "the server closed the connection without a response"
                        : "the server closed the connection");
    }

    private static NoResponse tls(IOException e) {
        if (hasCause(e, CertificateExpiredException.class) || hasCause(e, CertificateNotYetValidException.class)) {
            return new NoResponse(Kind.UNTRUSTED, "the certificate of the server is not valid at this time");
        }
        if (hasCause(e, CertPathBuilderException.class) || hasCause(e, CertPathValidatorException.class)) {
            return new NoResponse(Kind.UNTRUSTED, "no trusted authority issued the certificate of the server");
        }
        if (hasCause(e, CertificateException.class)) {
            return new NoResponse(Kind.UNTRUSTED, "the certificate of the server is not valid for this host");
        }
        if (hasCause(e, SocketTimeoutException.class)) {
            return new NoResponse(Kind.TIMED_OUT, "no complete response in time");
        }
        return new NoResponse(Kind.UNUSABLE, "the TLS handshake failed, or the port does not use TLS");
    }

    private static boolean hasCause(Throwable e, Class<? extends Throwable> type) {
        Throwable cause = e;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    Kind kind() {
        return kind;
    }

    String text() {
        return text;
    }
}
