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

    private final String setting;
    private final Optional<String> location;
    private final Resources resources;

    /**
     * Names the certificates.
     *
     * @param setting the key of the setting with the location, for messages
     * @param location the PEM file, or empty for the trust store of the Java runtime
     * @param resources reads the file
     */
    public TrustedCertificates(String setting, Optional<String> location, Resources resources) {
        this.setting = setting;
        this.location = location;
        this.resources = resources;
    }

    /** Reads the file for each call, since it may have been renewed. */
    SSLContext context() throws FetchFailure {
        try {
            return load();
        } catch (CertificateException e) {
            throw new FetchFailure("was not contacted: the file in " + setting + " " + e.getMessage());
        } catch (GeneralSecurityException e) {
            throw new FetchFailure("was not contacted: TLS does not work in this Java runtime");
        }
    }

    /**
     * Reads the certificates. Never uses the default context, which an application can replace with one that trusts any
     * certificate.
     *
     * @return a context that trusts only these certificates
     * @throws CertificateException if the file cannot be used; the message is a predicate such as "cannot be read", without a
     *     location, since a path from the wrong variable may be a secret
     * @throws GeneralSecurityException if TLS does not work in this Java runtime
     */
    public SSLContext load() throws GeneralSecurityException {
        TrustManager[] managers = location.isPresent() ? managers(certificates(location.get())) : null;
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context;
    }

    private Collection<? extends Certificate> certificates(String file) throws CertificateException {
        try {
            byte[] content = resources.read(file, MAX_BYTES);
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content));
            if (!certificates.isEmpty()) {
                return certificates;
            }
        } catch (IOException e) {
            throw new CertificateException("cannot be read, or is too large");
        } catch (CertificateException | RuntimeException e) {
            // Reported below, like the other case.
        }
        throw new CertificateException("does not contain only PEM certificates");
    }

    private static TrustManager[] managers(Collection<? extends Certificate> certificates) throws CertificateException {
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
            throw new CertificateException("has certificates that the Java runtime rejects");
        }
    }
}
