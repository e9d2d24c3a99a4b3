package io.github.jwtfilter.internal.login;

import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.digest.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to log in, between the redirect to the provider and the callback: a secret of the browser, from which {@code state},
 * {@code nonce} and the code verifier are derived, so that the cookie stays small, and the page to return to. Immutable; must not
 * occur in logs and messages.
 */
final class LoginFlow {
    /** The time in which a user has to log in, in seconds. */
    static final long MAX_SECONDS = 900;

    /** The maximum length of the page to return to, in characters. */
    static final int MAX_RETURN_PATH = 512;

    private static final int SEED_BYTES = 32;
    private static final int HEADER_BYTES = SEED_BYTES + 8 + 1;
    private static final int FORM = 1;
    private static final int REPEATED = 2;

    private final byte[] seed;
    private final long startedAt;
    private final boolean form;
    private final boolean repeated;
    private final String returnPath;

    private LoginFlow(byte[] seed, long startedAt, boolean form, boolean repeated, String returnPath) {
        this.seed = seed;
        this.startedAt = startedAt;
        this.form = form;
        this.repeated = repeated;
        this.returnPath = returnPath;
    }

    /**
     * Starts a flow.
     *
     * @param random the source of its secret
     * @param startedAt the time in seconds since 1970
     * @param form whether the user has sent a form, which is lost
     * @param repeated whether the flow follows a callback without a cookie, so that another one must not follow
     * @param returnPath the page to return to, in ASCII, of at most {@link #MAX_RETURN_PATH} characters
     */
    static LoginFlow start(SecureRandom random, long startedAt, boolean form, boolean repeated, String returnPath) {
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        return new LoginFlow(seed, startedAt, form, repeated, returnPath);
    }

    /** Reads the content of a cookie that this class has written; returns null for another version of it. */
    static @Nullable LoginFlow parse(byte[] content) {
        if (content.length < HEADER_BYTES || content.length > HEADER_BYTES + MAX_RETURN_PATH) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(content);
        byte[] seed = new byte[SEED_BYTES];
        buffer.get(seed);
        long startedAt = buffer.getLong();
        int flags = buffer.get();
        String path = new String(content, HEADER_BYTES, content.length - HEADER_BYTES, StandardCharsets.US_ASCII);
        return new LoginFlow(seed, startedAt, (flags & FORM) != 0, (flags & REPEATED) != 0, path);
    }

    /** Returns the content of the cookie, to be encrypted. */
    byte[] content() {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(seed, 0, SEED_BYTES);
        content.write(ByteBuffer.allocate(8).putLong(startedAt).array(), 0, 8);
        content.write((form ? FORM : 0) | (repeated ? REPEATED : 0));
        byte[] path = returnPath.getBytes(StandardCharsets.US_ASCII);
        content.write(path, 0, path.length);
        return content.toByteArray();
    }

    /**
     * Returns the parameter {@code state} (RFC 6749 section 4.1.1). It starts with a mark by which a callback without a cookie is
     * recognized as repeated.
     */
    String state() {
        return (repeated ? AuthorizationResponse.REPEATED : AuthorizationResponse.FIRST) + derived("state");
    }

    /** Returns whether a parameter {@code state} is that of this flow. */
    boolean hasState(String state) {
        return isEqual(state(), state);
    }

    /** Returns the parameter {@code nonce} (OpenID Connect Core 1.0 section 3.1.2.1). */
    String nonce() {
        return derived("nonce");
    }

    /** Returns whether the claim {@code nonce} of an ID token is that of this flow. */
    boolean hasNonce(@Nullable String nonce) {
        return nonce != null && isEqual(nonce(), nonce);
    }

    /** Returns the parameter {@code code_verifier} (RFC 7636 section 4.1), of 43 characters. */
    String codeVerifier() {
        return derived("verifier");
    }

    /** Returns the parameter {@code code_challenge} for the method S256 (RFC 7636 section 4.2). */
    String codeChallenge() {
        return Base64Url.encode(Sha256.of(codeVerifier()));
    }

    /** Returns the time of the start in seconds since 1970. */
    long startedAt() {
        return startedAt;
    }

    /** Returns whether the user has sent a form, which is lost. */
    boolean isForm() {
        return form;
    }

    boolean isRepeated() {
        return repeated;
    }

    /** Returns the page to return to: a path of this server with its query. */
    String returnPath() {
        return returnPath;
    }

    boolean isExpired(long nowSeconds) {
        return nowSeconds - startedAt > MAX_SECONDS;
    }

    private String derived(String use) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(seed, "HmacSHA256"));
            return Base64Url.encode(mac.doFinal(use.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the Java runtime has no HmacSHA256", e);
        }
    }

    private static boolean isEqual(String expected, String actual) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
