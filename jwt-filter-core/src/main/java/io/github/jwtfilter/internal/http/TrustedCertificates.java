package io.github.jwtfilter.internal.http;

import io.github.jwtfilter.internal.resource.Resources;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The trusted CA certificates for TLS: those of a PEM file exclusively, or those of the Java runtime. */
public final class TrustedCertificates {
    static final int MAX_BYTES = 256 * 1024;

    private final Optional<String> location;
    private final Resources resources;

    public TrustedCertificates(Optional<String> location, Resources resources) {
        this.location = location;
        this.resources = resources;
    }

    /**
     * Reads the file for each call, since it may have been renewed. Never uses the default context, which an application can
     * replace with one that trusts any certificate.
     */
    SSLContext context() throws FetchFailure {
        TrustManager[] managers = location.isPresent() ? managers(certificates(location.get())) : null;
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new FetchFailure("was not contacted: TLS does not work in this Java runtime");
        }
    }

    private Collection<? extends Certificate> certificates(String file) throws FetchFailure {
        try {
            byte[] content = resources.read(file, MAX_BYTES);
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (IOException e) {
            // Omits the message of the exception, which may contain a path from the wrong variable.
            throw new FetchFailure("was not contacted: the file in keys.ca cannot be read, or is too large");
        } catch (CertificateException | RuntimeException e) {
            // Reported below, like the other case.
        }
        throw new FetchFailure("was not contacted: the file in keys.ca does not contain only PEM certificates");
    }

    private static TrustManager[] managers(Collection<? extends Certificate> certificates) throws FetchFailure {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                trusted.setCertificateEntry("authority " + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw new FetchFailure("was not contacted: the Java runtime rejects the certificates in keys.ca");
        }
    }
}
