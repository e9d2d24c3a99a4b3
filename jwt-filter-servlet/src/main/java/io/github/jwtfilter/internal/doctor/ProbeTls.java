package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.http.TrustedCertificates;
import io.github.jwtfilter.internal.resource.LocationResources;
import java.net.Socket;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The certificates that {@code probe} trusts. */
final class ProbeTls {
    private ProbeTls() {}

    /**
     * Creates TLS connections.
     *
     * @param ca the only trusted authorities, or null for those of the Java runtime
     * @param insecure whether any certificate is accepted
     */
    static SSLSocketFactory sockets(@Nullable Path ca, boolean insecure) {
        try {
            if (insecure) {
                SSLContext context = SSLContext.getInstance("TLS");
                context.init(null, new TrustManager[] {new AnyCertificate()}, null);
                return context.getSocketFactory();
            }
            Path absolute = ca == null ? null : ca.toAbsolutePath();
            LocationResources files = LocationResources.of(
                    absolute == null ? Paths.get("").toAbsolutePath() : absolute, ProbeTls.class.getClassLoader());
            Optional<String> location = Optional.ofNullable(absolute).map(Path::toString);
            return new TrustedCertificates("--ca", location, files).load().getSocketFactory();
        } catch (CertificateException e) {
            throw new UnusableInput(
                    "--ca: the file " + e.getMessage() + ". Write the path of a PEM file with certificates.");
        } catch (GeneralSecurityException e) {
            throw new UnusableInput(
                    "TLS does not work in this Java runtime: " + e.getClass().getSimpleName());
        }
    }

    /** Accepts every certificate; the report states that. An extended manager, since the runtime checks host names for others. */
    private static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
