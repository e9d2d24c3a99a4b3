package io.github.jwtfilter;

import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.signing.IssuerKeys;
import io.github.jwtfilter.internal.signing.SigningKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Signs short-lived access tokens (RFC 7519), for an application with its own login or for clients of an API. The keys are
 * read once. Thread-safe.
 *
 * <pre>{@code
 * TokenIssuer issuer = TokenIssuer.builder(Paths.get("/etc/app/private.pem"))
 *         .issuer("https://app.example.com")
 *         .audience("legacy-app")
 *         .build();
 * String token = issuer.issue("alice", Arrays.asList("clerk"));
 * }</pre>
 */
public final class TokenIssuer {
    private final SigningKeys keys;
    private final String issuer;
    private final List<String> audiences;
    private final String rolesClaim;
    private final Duration lifetime;
    private final Clock clock;

    private TokenIssuer(Builder builder, IssuerKeys read) {
        keys = read.with(builder.algorithm, builder.type, builder.keyId, builder.clock);
        issuer = builder.issuer;
        audiences = builder.audiences;
        rolesClaim = builder.rolesClaim;
        lifetime = builder.lifetime;
        clock = builder.clock;
    }

    /**
     * Returns a builder that signs with a private key. Of a JWK Set with several keys, the newest valid one signs, by their
     * members {@code nbf} and {@code exp}.
     *
     * @param privateKeyFile a PEM file ({@code PRIVATE KEY}, {@code RSA PRIVATE KEY}, {@code EC PRIVATE KEY}), a private JWK or a
     *     JWK Set of private JWKs
     * @return a builder
     */
    public static Builder builder(Path privateKeyFile) {
        return new Builder(() -> IssuerKeys.ofFile(privateKeyFile));
    }

    /**
     * Returns a builder that signs with a private key of a keystore.
     *
     * @param keystore a keystore of type PKCS12 or JKS
     * @param password the password of the keystore and of the key
     * @param alias the name of the entry with the key
     * @return a builder
     */
    public static Builder builder(Path keystore, char[] password, String alias) {
        char[] copy = password.clone();
        return new Builder(() -> IssuerKeys.ofKeystore(keystore, copy, alias));
    }

    /**
     * Returns a builder that signs with a shared secret.
     *
     * @param secret the secret in the forms of {@code keys.secret}: text, {@code base64:…} or {@code hex:…}
     * @return a builder
     */
    public static Builder builder(String secret) {
        return new Builder(() -> IssuerKeys.ofSecret(secret));
    }

    /**
     * Signs a token for a user.
     *
     * @param subject the name of the user, {@code sub}
     * @param roles the roles of the user, for {@code roles.claims}
     * @return the compact serialization, for a cookie or an {@code Authorization} header
     */
    public String issue(String subject, Collection<String> roles) {
        return issue(subject, roles, Collections.emptyMap());
    }

    /**
     * Signs a token with additional claims.
     *
     * @param subject the name of the user, {@code sub}
     * @param roles the roles of the user, for {@code roles.claims}
     * @param claims additional claims: strings, booleans, whole numbers, lists and maps of these; they replace claims of the same
     *     name
     * @return the compact serialization, for a cookie or an {@code Authorization} header
     * @throws IllegalArgumentException if a claim has no JSON form
     * @throws IllegalStateException if the last key of a JWK Set has expired
     */
    public String issue(String subject, Collection<String> roles, Map<String, ?> claims) {
        long now = clock.instant().getEpochSecond();
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("iss", issuer);
        all.put("sub", subject);
        if (!audiences.isEmpty()) {
            all.put("aud", audiences.size() == 1 ? audiences.get(0) : audiences);
        }
        all.put("iat", now);
        all.put("nbf", now);
        all.put("exp", now + lifetime.toMillis() / 1_000);
        all.put("jti", UUID.randomUUID().toString());
        if (!roles.isEmpty()) {
            all.put(rolesClaim, new ArrayList<>(roles));
        }
        all.putAll(claims);
        return keys.writer().write(all);
    }

    /** Builds issuers. Not thread-safe. */
    public static final class Builder {
        private static final Duration DEFAULT_LIFETIME = Duration.ofMinutes(10);

        /** Reads the keys when an issuer is built, so that all problems are reported there. */
        private final Supplier<IssuerKeys> keys;

        private @Nullable JwsAlgorithm algorithm;
        private @Nullable String keyId;
        private String type = "JWT";
        private String issuer = "";
        private List<String> audiences = Collections.emptyList();
        private String rolesClaim = "roles";
        private Duration lifetime = DEFAULT_LIFETIME;
        private Clock clock = Clock.systemUTC();

        private Builder(Supplier<IssuerKeys> keys) {
            this.keys = keys;
        }

        /**
         * Sets the signature algorithm. The default is the usual one for the key: RS256, ES256, ES384, ES512, EdDSA or HS256.
         *
         * @param name a value of {@code alg} that fits the key
         * @return this builder
         * @throws IllegalArgumentException if the name is unknown
         */
        public Builder algorithm(String name) {
            algorithm = JwsAlgorithm.ofHeaderName(name);
            if (algorithm == null) {
                throw new IllegalArgumentException("there is no algorithm " + name);
            }
            return this;
        }

        /**
         * Sets the key ID. The default is that of the JWK, or the JWK thumbprint (RFC 7638); a secret has none.
         *
         * @param kid the value of {@code kid}; of a JWK Set with several keys, the ID of the key that signs
         * @return this builder
         */
        public Builder keyId(String kid) {
            keyId = kid;
            return this;
        }

        /**
         * Sets the type. The default is {@code JWT}.
         *
         * @param typ the value of {@code typ}, as {@code token.type} requires it
         * @return this builder
         */
        public Builder type(String typ) {
            type = typ;
            return this;
        }

        /**
         * Sets the issuer, which is required.
         *
         * @param iss the value of {@code iss}, as in {@code issuer}
         * @return this builder
         */
        public Builder issuer(String iss) {
            issuer = iss;
            return this;
        }

        /**
         * Sets the audiences. By default, tokens have none.
         *
         * @param aud the value of {@code aud}, as in {@code audience}
         * @return this builder
         */
        public Builder audience(String... aud) {
            audiences = Collections.unmodifiableList(new ArrayList<>(Arrays.asList(aud)));
            return this;
        }

        /**
         * Sets the claim that contains the roles. The default is {@code roles}.
         *
         * @param name the name of a top-level claim, as in {@code roles.claims}
         * @return this builder
         */
        public Builder rolesClaim(String name) {
            rolesClaim = name;
            return this;
        }

        /**
         * Sets the time from {@code iat} to {@code exp}. The default is 10 minutes.
         *
         * @param duration at least one second
         * @return this builder
         */
        public Builder lifetime(Duration duration) {
            lifetime = duration;
            return this;
        }

        /**
         * Sets the clock for the dates of tokens. The default is the clock of the system.
         *
         * @param source the clock
         * @return this builder
         */
        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        /**
         * Reads the key, and builds the issuer.
         *
         * @return an issuer
         * @throws IllegalArgumentException if the key cannot be used, {@code issuer} is not set, or another value is invalid; the
         *     message contains the remedy, and no part of the key
         */
        public TokenIssuer build() {
            if (issuer.isEmpty()) {
                throw new IllegalArgumentException("the issuer of the tokens is not set");
            }
            if (lifetime.toMillis() < 1_000) {
                throw new IllegalArgumentException("the lifetime of the tokens is less than a second");
            }
            return new TokenIssuer(this, keys.get());
        }
    }
}
