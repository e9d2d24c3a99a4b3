package io.github.jwtfilter.internal.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** Describes network errors in fixed words, since messages of exceptions may quote the response. */
final class NetworkFailure {
    private static final int MAX_CAUSES = 10;

    private NetworkFailure() {}

    static FetchFailure of(Exception e) {
        if (e instanceof UnknownHostException) {
            return new FetchFailure("cannot be reached: its host name, or that of the proxy, is unknown");
        }
        if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
            return new FetchFailure("cannot be reached: connection refused");
        }
        if (e instanceof SocketTimeoutException) {
            return new FetchFailure("cannot be reached, or does not respond: timed out");
        }
        if (e instanceof SSLException) {
            return new FetchFailure(tls(e));
        }
        return new FetchFailure(
                e instanceof IOException
                        ? "closed the connection before the response was complete"
                        : "did not send an HTTP response");
    }

    private static String tls(Exception e) {
        if (hasCause(e, CertificateExpiredException.class) || hasCause(e, CertificateNotYetValidException.class)) {
            return "cannot be trusted: its certificate is not valid at this time";
        }
        if (hasCause(e, CertPathBuilderException.class) || hasCause(e, CertPathValidatorException.class)) {
            return "cannot be trusted: no trusted certificate authority issued its certificate (add the authority to"
                    + " keys.ca)";
        }
        if (hasCause(e, CertificateException.class)) {
            return "cannot be trusted: its certificate is not valid for this host";
        }
        return "failed in the TLS handshake";
    }

    private static boolean hasCause(Exception e, Class<? extends Exception> type) {
        Throwable cause = e;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (type.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
