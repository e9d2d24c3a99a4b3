package io.github.jwtfilter.benchmarks.peer;

import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Signatures;
import io.github.jwtfilter.benchmarks.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The JDK's verification of the signature only, on bytes that were extracted from the token beforehand. */
final class BareSignature implements Peer {
    private final Algorithm algorithm;
    private final Key key;
    private String token = "";
    private byte[] content = {};
    private byte[] signature = {};

    BareSignature(Algorithm algorithm, Workload workload) {
        this.algorithm = algorithm;
        this.key = algorithm == Algorithm.HS256
                ? new SecretKeySpec(workload.secret(), algorithm.keys())
                : workload.publicKey(algorithm);
    }

    @Override
    @SuppressWarnings(
            "ReferenceEquality") // The bytes are those of the last token; a comparison would be additional work.
    public Object verify(String text) throws GeneralSecurityException {
        if (text != token) {
            prepare(text);
        }
        return isGood() ? content : null;
    }

    private void prepare(String text) {
        int dot = text.lastIndexOf('.');
        content = text.substring(0, dot).getBytes(StandardCharsets.US_ASCII);
        signature = Base64.getUrlDecoder().decode(text.substring(dot + 1));
        token = text;
    }

    private boolean isGood() throws GeneralSecurityException {
        if (algorithm == Algorithm.HS256) {
            Mac mac = Mac.getInstance(algorithm.keys());
            mac.init(key);
            return MessageDigest.isEqual(mac.doFinal(content), signature);
        }
        Signature check = Signatures.of(algorithm);
        check.initVerify((PublicKey) key);
        check.update(content);
        return check.verify(signature);
    }
}
