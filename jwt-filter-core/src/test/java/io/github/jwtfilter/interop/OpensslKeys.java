package io.github.jwtfilter.interop;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.jwtfilter.fixture.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Keys from openssl. Nimbus writes them as JWKs, and signs with them. */
final class OpensslKeys {
    private final Shell shell;
    private final Path directory;
    private final Map<String, PrivateKey> privateKeys = new HashMap<>();

    OpensslKeys(Shell shell, Path directory) {
        this.shell = shell;
        this.directory = directory;
    }

    /** Writes the JWKs and JWK Sets that the tables use. */
    void writeJwks() throws Exception {
        RSAPublicKey rsa = (RSAPublicKey) publicKey("rsa", "RSA");
        RSAKey rsaJwk = new RSAKey.Builder(rsa).keyID("rsa").build();
        ECKey ec = new ECKey.Builder(Curve.P_256, (ECPublicKey) publicKey("ec", "EC"))
                .keyID("ec")
                .build();
        RSAPublicKey other = (RSAPublicKey) publicKey("other", "RSA");
        write("rsa.jwk", rsaJwk.toJSONString());
        write(
                "private.jwk",
                new RSAKey.Builder(rsa)
                        .privateKey(privateKey("rsa", "RSA"))
                        .build()
                        .toJSONString());
        write("both.jwks", rsaJwk, ec);
        write(
                "ten.jwks",
                last(rsaJwk, 9, id -> new RSAKey.Builder(other).keyID(id).build()));
        write(
                "eleven.jwks",
                last(rsaJwk, 10, id -> new RSAKey.Builder(other).keyID(id).build()));
        write(
                "thousand.jwks",
                last(ec, 999, id -> new ECKey.Builder(ec).keyID(id).build()));
        byte[] certificate = shell.output("openssl x509 -in self.crt -outform DER");
        write(
                "x5c.jwks",
                new RSAKey.Builder(rsa)
                        .keyID("rsa")
                        .x509CertChain(List.of(Base64.encode(certificate)))
                        .build());
        writeShort(Curve.P_256, "short");
        writeShort(Curve.P_521, "short521");
    }

    private static JWK[] last(JWK last, int others, Function<String, JWK> other) {
        JWK[] keys = new JWK[others + 1];
        Arrays.setAll(keys, i -> other.apply("k" + i));
        keys[others] = last;
        return keys;
    }

    /** Writes a key whose x starts with a zero byte, which is omitted; and one whose y has an additional leading zero. */
    private void writeShort(Curve curve, String name) throws JOSEException, IOException {
        ECKey key = new ECKeyGenerator(curve).keyID(name).generate();
        while (key.getX().decode()[0] != 0) {
            key = new ECKeyGenerator(curve).keyID(name).generate();
        }
        privateKeys.put(name, key.toECPrivateKey());
        byte[] x = key.getX().decode();
        byte[] y = key.getY().decode();
        byte[] longer = new byte[y.length + 1];
        System.arraycopy(y, 0, longer, 1, y.length);
        String jwks = new JWKSet(key.toPublicJWK()).toString();
        String shorter = Base64URL.encode(Arrays.copyOfRange(x, 1, x.length)).toString();
        write(name + ".jwks", jwks.replace(key.getX().toString(), shorter));
        if (curve.equals(Curve.P_256)) {
            write(
                    "long.jwks",
                    jwks.replace(key.getY().toString(), Base64URL.encode(longer).toString()));
        }
    }

    private void write(String file, JWK... keys) throws IOException {
        write(file, new JWKSet(new ArrayList<>(List.of(keys))).toString());
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(directory.resolve(file), text);
    }

    /** Returns the token of a description in the table: a key, an algorithm, and header parameters. */
    @SuppressWarnings("deprecation") // x5t is deprecated, but in use
    String token(String description) throws Exception {
        String[] words = description.split(" ");
        JWSAlgorithm algorithm = JWSAlgorithm.parse(words[1]);
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm);
        for (String word : Arrays.asList(words).subList(2, words.length)) {
            String value = word.substring(word.indexOf('=') + 1);
            if (word.startsWith("kid=")) {
                header.keyID(value);
            } else if (word.startsWith("x5t=")) {
                header.x509CertThumbprint(thumbprint("SHA-1", value));
            } else if (word.startsWith("x5t#S256=")) {
                header.x509CertSHA256Thumbprint(thumbprint("SHA-256", value));
            } else {
                throw new IllegalArgumentException(word);
            }
        }
        SignedJWT token = new SignedJWT(header.build(), claims());
        token.sign(signer(words[0], algorithm));
        return token.serialize();
    }

    private static JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(TestSettings.ISSUER)
                .audience(TestSettings.AUDIENCE)
                .subject("alice")
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                .build();
    }

    private Base64URL thumbprint(String algorithm, String file) throws Exception {
        byte[] certificate = shell.output("openssl x509 -in " + file + " -outform DER");
        return Base64URL.encode(MessageDigest.getInstance(algorithm).digest(certificate));
    }

    private JWSSigner signer(String name, JWSAlgorithm algorithm) throws Exception {
        return JWSAlgorithm.Family.RSA.contains(algorithm)
                ? new RSASSASigner(privateKey(name, "RSA"))
                : new ECDSASigner((ECPrivateKey) privateKey(name, "EC"));
    }

    private PrivateKey privateKey(String name, String kind) throws Exception {
        PrivateKey known = privateKeys.get(name);
        if (known == null) {
            byte[] der = shell.output("openssl pkcs8 -topk8 -nocrypt -in " + name + ".key -outform DER");
            known = KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der));
            privateKeys.put(name, known);
        }
        return known;
    }

    private PublicKey publicKey(String name, String kind)
            throws IOException, InterruptedException, GeneralSecurityException {
        byte[] der = shell.output("openssl pkey -pubin -in " + name + ".pem -outform DER");
        return KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(der));
    }
}
