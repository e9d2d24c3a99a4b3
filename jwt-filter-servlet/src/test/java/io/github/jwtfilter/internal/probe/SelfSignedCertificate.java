package io.github.jwtfilter.internal.probe;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate of a server that no authority of the Java runtime has issued. */
public final class SelfSignedCertificate {
    private static final char[] PASSWORD = "password".toCharArray();

    private final KeyStore keystore;
    private final Path pem;

    /** Creates a certificate for a host name with keytool. */
    public SelfSignedCertificate(Path directory, String host) throws Exception {
        Path file = directory.resolve(host + ".p12");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keyalg", "EC", "-alias", "server", "-dname", "CN=" + host, "-ext", "san=dns:" + host));
        command.addAll(
                List.of("-storetype", "PKCS12", "-storepass", new String(PASSWORD), "-keystore", file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        keystore = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keystore.load(in, PASSWORD);
        }
        String base64 = Base64.getMimeEncoder()
                .encodeToString(keystore.getCertificate("server").getEncoded());
        pem = Files.writeString(
                directory.resolve(host + ".pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    /** Returns the TLS context of a server with the certificate. */
    public SSLContext server() throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keystore, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Returns the file with the certificate. */
    public Path pem() {
        return pem;
    }
}
