package io.github.jwtfilter.internal.jose;

import io.github.jwtfilter.internal.base64.Base64Url;
import io.github.jwtfilter.internal.digest.Hex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Published secrets from specifications, tools and tutorials, which are often copied to production settings. */
final class WellKnownSecrets {
    private static final Set<String> TEXTS = Collections.unmodifiableSet(new HashSet<>(Arrays.asList(
            // jwt.io, current and former
            "a-string-secret-at-least-256-bits-long",
            "a-valid-string-secret-that-is-at-least-384-bits-long",
            "a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long",
            "your-256-bit-secret",
            "your-384-bit-secret",
            "your-512-bit-secret",
            // tutorials
            "404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970",
            "3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b",
            "======================BezKoder=Spring===========================",
            "super-secret-jwt-token-with-at-least-32-characters-long",
            "your-super-secret-jwt-token-with-at-least-32-characters-long",
            "my-32-character-ultra-secure-and-ultra-long-secret",
            // RFC 7515 appendix A.1, RFC 7520 section 3.5
            "AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow",
            "hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg")));

    private WellKnownSecrets() {}

    /** Returns whether the bytes are a published secret, as text or decoded from base64url, base64 or hexadecimal. */
    static boolean contains(byte[] secret) {
        String hex = Hex.of(secret);
        return TEXTS.contains(new String(secret, StandardCharsets.ISO_8859_1).trim())
                || TEXTS.contains(Base64Url.encode(secret))
                || TEXTS.contains(Base64.getEncoder().withoutPadding().encodeToString(secret))
                || TEXTS.contains(hex.toUpperCase(Locale.ROOT))
                || TEXTS.contains(hex);
    }
}
