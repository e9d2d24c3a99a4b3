package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.internal.jose.ObjectPool.Pooled;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Verifies HMAC (RFC 7518 section 3.2) with the Java runtime. */
final class MacCheck implements SignatureCheck {
    private final SecretKeySpec key;
    private final ObjectPool<Mac> pool = new ObjectPool<>();

    MacCheck(JwsAlgorithm algorithm, byte[] secret) {
        key = new SecretKeySpec(secret, "HmacSHA" + algorithm.hashBits());
    }

    @Override
    public boolean isValid(CompactJws token) throws GeneralSecurityException {
        @Nullable Pooled<Mac> free = pool.take();
        Pooled<Mac> pooled = free == null ? new Pooled<>(prepared()) : free;
        Mac mac = pooled.object;
        mac.update(token.ascii(), 0, token.signingInputLength());
        byte[] expected = mac.doFinal();
        pool.put(pooled);
        return MessageDigest.isEqual(expected, token.signatureBytes());
    }

    private Mac prepared() throws GeneralSecurityException {
        Mac mac = Mac.getInstance(key.getAlgorithm());
        mac.init(key);
        return mac;
    }
}
