package io.github.jwtfilter.algorithm;

import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.util.Base64;

/** Checks signatures by one algorithm with one key. Safe for threads. */
interface Engine {
    /**
     * Whether the signature of a token holds.
     *
     * @throws SignatureException if it is not even one that could hold
     * @throws GeneralSecurityException if the Java runtime lacks the algorithm, or does not take the key
     */
    boolean holds(SignedToken token) throws GeneralSecurityException;

    /**
     * Whether the runtime has the algorithm and takes the key, shown by a signature that is well-formed and wrong: it must
     * fail for being wrong.
     */
    default boolean runs(byte[] wrongSignature) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(wrongSignature);
        try {
            return !holds(new SignedToken(".." + text, 0, 1, wrongSignature));
        } catch (SignatureException e) {
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false;
        }
    }
}
