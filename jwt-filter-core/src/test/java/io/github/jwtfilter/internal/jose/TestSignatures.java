package io.github.jwtfilter.internal.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Creates signatures with the Java runtime only. */
public final class TestSignatures {
    public static final String HEADER = "eyJhbGciOiJ4In0";
    public static final String PAYLOAD = "eyJpc3MiOiJ0ZXN0In0";

    private TestSignatures() {}

    public static byte[] sign(JwsAlgorithm algorithm, PrivateKey key) {
        try {
            Signature signature = signature(algorithm);
            signature.initSign(key);
            signature.update((HEADER + "." + PAYLOAD).getBytes(US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] sign(JwsAlgorithm algorithm, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA" + algorithm.hashBits());
            mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
            return mac.doFinal((HEADER + "." + PAYLOAD).getBytes(US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public static boolean verifies(SignatureVerifier verifier, JwsAlgorithm algorithm, byte[] signature) {
        return verifier.verifies(algorithm, signed(signature));
    }

    /** Returns the example token with the given signature. */
    public static CompactJws signed(byte[] signature) {
        return signed(HEADER, PAYLOAD, encode(signature), signature);
    }

    static CompactJws signed(String header, String payload, String signature, byte[] signatureBytes) {
        int firstDot = header.length();
        int secondDot = firstDot + 1 + payload.length();
        return new CompactJws(
                header + "." + payload + "." + signature, firstDot, secondDot, new byte[0], signatureBytes);
    }

    private static Signature signature(JwsAlgorithm algorithm) throws GeneralSecurityException {
        int bits = algorithm.hashBits();
        switch (algorithm.family()) {
            case RSA:
                return Signature.getInstance("SHA" + bits + "withRSA");
            case RSA_PSS:
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(
                        new PSSParameterSpec("SHA-" + bits, "MGF1", new MGF1ParameterSpec("SHA-" + bits), bits / 8, 1));
                return pss;
            case ECDSA:
                return Signature.getInstance("SHA" + bits + "withECDSAinP1363Format");
            default:
                return Signature.getInstance("Ed25519");
        }
    }
}
