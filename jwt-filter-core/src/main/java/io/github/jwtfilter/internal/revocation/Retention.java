package io.github.jwtfilter.internal.revocation;

import io.github.jwtfilter.StoredRevocation;
import io.github.jwtfilter.settings.ClaimSettings;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.TrustedIssuer;
import io.github.jwtfilter.settings.value.TenantIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Determines how long a revocation is kept: until every token to which it applies has expired. Times are milliseconds
 * since 1970; one that is too large is {@link StoredRevocation#NEVER}.
 */
final class Retention {
    /** The prefix of the issuers of the filter's own sessions. */
    static final String OWN_ISSUER = "urn:jwt-filter:";

    /** The lifetime of tokens without a limit. */
    private static final long UNLIMITED = Long.MAX_VALUE;

    private final Settings settings;
    private final @Nullable String ownIssuer;
    private final long skew;

    /** {@code ownIssuer}: the issuer of the filter's own sessions; null if they are not configured, or their name is not known. */
    Retention(Settings settings, @Nullable String ownIssuer) {
        this.settings = settings;
        this.ownIssuer = ownIssuer;
        long largest = settings.clockSkew().toMillis();
        for (TrustedIssuer issuer : settings.issuers()) {
            largest = Math.max(largest, issuer.claims().clockSkew().toMillis());
        }
        this.skew = largest;
    }

    /** Returns the time after which a token that expires at this time is no longer accepted. */
    long untilExpired(Instant expiry) {
        return plus(millis(expiry), skew);
    }

    /**
     * Returns the time after which no token of a session at the issuer is accepted.
     *
     * @param expiry the expiry of the last token of the issuer
     * @param now the current time: a session that started with a login at the issuer is renewed after that expiry
     */
    long untilSessionExpired(@Nullable String issuer, Instant expiry, Instant now) {
        boolean ofLogin = find(issuer).filter(this::isOfLogin).isPresent();
        return Math.max(untilExpired(expiry), ofLogin ? untilSessionsExpired(now) : 0);
    }

    /** Returns the time after which no token of the issuer is accepted that was issued before a time. */
    long untilExpired(@Nullable String issuer, Instant issuedBefore) {
        return plus(plus(millis(issuedBefore), lifetime(issuer)), skew);
    }

    /** Returns the time after which no token of any issuer is accepted that was issued before a time. */
    long untilAllExpired(Instant issuedBefore) {
        return plus(plus(millis(issuedBefore), longestLifetime()), skew);
    }

    /** Returns the time after which no session of the filter is accepted that has started before a time. */
    long untilSessionsExpired(Instant startedBefore) {
        return plus(plus(millis(startedBefore), ownLifetime()), skew);
    }

    /** Returns whether tokens with this value of {@code iss} can be accepted. */
    boolean isConfigured(@Nullable String issuer) {
        return isOwn(issuer) || find(issuer).isPresent();
    }

    /** Returns the configured issuers, for messages. */
    List<String> issuers() {
        List<String> all = new ArrayList<>();
        settings.issuers().forEach(each -> all.addAll(each.issuer().issuers()));
        if (settings.session().enabled()) {
            all.add(ownIssuer == null ? OWN_ISSUER + "<name>" : ownIssuer);
        }
        return all;
    }

    private long lifetime(@Nullable String issuer) {
        return isOwn(issuer) ? ownLifetime() : find(issuer).map(this::lifetime).orElse(UNLIMITED);
    }

    /** Returns the time during which a session can be renewed: a revocation also prevents its renewal. */
    private long ownLifetime() {
        return settings.session().maxLifetime().toMillis();
    }

    private long longestLifetime() {
        long longest = settings.session().enabled() ? ownLifetime() : 0;
        for (TrustedIssuer issuer : settings.issuers()) {
            longest = Math.max(longest, lifetime(issuer));
        }
        return longest;
    }

    /** Returns the lifetime of tokens of an issuer, and of the sessions of users who log in there. */
    private long lifetime(TrustedIssuer issuer) {
        long sessions = isOfLogin(issuer) ? ownLifetime() : 0;
        long tokens = settings.isLoginOnly(issuer) ? 0 : tokenLifetime(issuer);
        return Math.max(sessions, tokens);
    }

    private boolean isOfLogin(TrustedIssuer issuer) {
        return settings.loginIssuer().filter(issuer::equals).isPresent();
    }

    /** Returns the longest time from {@code iat} to the expiry: both limits also reject tokens without {@code iat}. */
    private static long tokenLifetime(TrustedIssuer issuer) {
        ClaimSettings claims = issuer.claims();
        long byLifetime = claims.maxLifetime().map(Duration::toMillis).orElse(UNLIMITED);
        long byAge = claims.maxAge().map(Duration::toMillis).orElse(UNLIMITED);
        return Math.min(byLifetime, byAge);
    }

    /** Returns whether it is the issuer of the filter's own sessions, not that of another application whose tokens are accepted. */
    private boolean isOwn(@Nullable String issuer) {
        return issuer != null
                && settings.session().enabled()
                && (ownIssuer == null
                        ? issuer.startsWith(OWN_ISSUER) && !named(issuer).isPresent()
                        : ownIssuer.equals(issuer));
    }

    private Optional<TrustedIssuer> find(@Nullable String issuer) {
        Optional<TrustedIssuer> named = named(issuer);
        return named.isPresent()
                ? named
                : settings.issuers().stream()
                        .filter(each -> each.issuer().issuers().isEmpty())
                        .findFirst();
    }

    private Optional<TrustedIssuer> named(@Nullable String issuer) {
        return settings.issuers().stream()
                .filter(each -> issuer != null && names(each).contains(issuer))
                .findFirst();
    }

    private static List<String> names(TrustedIssuer issuer) {
        List<String> names = new ArrayList<>(issuer.issuer().issuers());
        for (TenantIssuer tenants : issuer.issuer().tenantIssuers()) {
            issuer.tenants().forEach(tenant -> names.add(tenants.of(tenant)));
        }
        return names;
    }

    /** Returns the time in milliseconds; the earliest one is 1970, since no token can have been issued before. */
    static long millis(Instant time) {
        if (time.isBefore(Instant.EPOCH)) {
            return 0;
        }
        return time.getEpochSecond() >= Long.MAX_VALUE / 1000 ? StoredRevocation.NEVER : time.toEpochMilli();
    }

    private static long plus(long time, long duration) {
        return time > Long.MAX_VALUE - duration ? StoredRevocation.NEVER : time + duration;
    }
}
