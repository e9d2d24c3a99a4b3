package io.github.jwtfilter.attack;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signers that use another JOSE library or the JDK. */
final class Signers {
    static final Signer EMPTY = input -> new byte[0];
    static final Signer GARBAGE = input -> "mallory was here".getBytes();

    private Signers() {}

    static Signer nimbus(String algorithm, JWSSigner signer) {
        JWSHeader header = new JWSHeader(JWSAlgorithm.parse(algorithm));
        return input -> signer.sign(header, input).decode();
    }

    /** HMAC with any key, including those that libraries reject. */
    static Signer hmac(String algorithm, byte[] key) {
        String name = "HmacSHA" + algorithm.substring(2);
        return input -> {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key, name));
            return mac.doFinal(input);
        };
    }

    static Signer jca(String name, PrivateKey key) {
        return jca(name, key, null);
    }

    static Signer jca(String name, PrivateKey key, AlgorithmParameterSpec parameters) {
        return input -> {
            Signature signature = Signature.getInstance(name);
            if (parameters != null) {
                signature.setParameter(parameters);
            }
            signature.initSign(key);
            signature.update(input);
            return signature.sign();
        };
    }
}
