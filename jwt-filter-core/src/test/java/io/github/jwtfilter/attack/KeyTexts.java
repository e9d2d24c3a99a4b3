package io.github.jwtfilter.attack;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Public keys in their usual text formats. */
final class KeyTexts {
    private KeyTexts() {}

    static String pem(PublicKey key) {
        return pem("PUBLIC KEY", key.getEncoded());
    }

    static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** A public JWK. */
    static Members jwk(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            RSAKey jwk = new RSAKey.Builder(rsa).build();
            return Members.none()
                    .withText("kty", "RSA")
                    .withText("n", jwk.getModulus().toString())
                    .withText("e", jwk.getPublicExponent().toString());
        }
        if (key instanceof ECPublicKey ec) {
            ECKey jwk = new ECKey.Builder(Curve.forECParameterSpec(ec.getParams()), ec).build();
            return Members.none()
                    .withText("kty", "EC")
                    .withText("crv", jwk.getCurve().getName())
                    .withText("x", jwk.getX().toString())
                    .withText("y", jwk.getY().toString());
        }
        OctetKeyPair jwk = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw(key))).build();
        return Members.none()
                .withText("kty", "OKP")
                .withText("crv", "Ed25519")
                .withText("x", jwk.getX().toString());
    }

    static String jwkSet(Members... keys) {
        return Stream.of(keys).map(Members::toString).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    /** The 32 bytes of an Ed25519 key. */
    static byte[] raw(PublicKey ed25519) {
        byte[] x509 = ed25519.getEncoded();
        return Arrays.copyOfRange(x509, x509.length - 32, x509.length);
    }
}
