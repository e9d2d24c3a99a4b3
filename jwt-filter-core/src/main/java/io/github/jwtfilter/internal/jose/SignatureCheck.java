package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.internal.base64.Base64Url;
import java.security.GeneralSecurityException;
import java.security.SignatureException;

/** Verifies signatures by one algorithm with one key. Thread-safe. */
interface SignatureCheck {
    /**
     * Returns whether the signature of a token is valid.
     *
     * @throws SignatureException if the signature is malformed
     * @throws GeneralSecurityException if the Java runtime does not support the algorithm or the key
     */
    boolean isValid(CompactJws token) throws GeneralSecurityException;

    /**
     * Returns whether the runtime supports the algorithm and the key, tested with a well-formed but wrong signature, which
     * must fail as invalid.
     */
    default boolean isUsable(byte[] wrongSignature) {
        String text = Base64Url.encode(wrongSignature);
        try {
            return !isValid(new CompactJws(".." + text, 0, 1, new byte[0], wrongSignature));
        } catch (SignatureException e) {
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
