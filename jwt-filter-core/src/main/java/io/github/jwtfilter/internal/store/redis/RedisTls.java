package io.github.jwtfilter.internal.store.redis;

import io.github.jwtfilter.internal.http.TrustedCertificates;
import io.github.jwtfilter.internal.resource.Resources;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.StoreSettingKeys;
import io.github.jwtfilter.settings.StoreSettings;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** The encryption of the connections to Redis. Mentions no type of Jedis, so that its problems are reported without Jedis, too. */
final class RedisTls {
    private final @Nullable SSLContext context;

    private RedisTls(@Nullable SSLContext context) {
        this.context = context;
    }

    /** Reads the CA certificates if the addresses require TLS; returns null after an error. */
    static @Nullable RedisTls open(
            StoreSettings settings, RedisAddresses addresses, Resources resources, Report problems) {
        if (!addresses.isTls()) {
            return new RedisTls(null);
        }
        String key = StoreSettingKeys.REDIS_CA.name();
        try {
            return new RedisTls(new TrustedCertificates(key, settings.redisCa(), resources).load());
        } catch (CertificateException e) {
            problems.error(
                    key,
                    "names a file that " + e.getMessage(),
                    "name a PEM file with the CA certificates of Redis, of at most 256 KB");
        } catch (GeneralSecurityException e) {
            problems.error(
                    StoreSettingKeys.REDIS_URL.name(),
                    "requires TLS, which does not work in this Java runtime",
                    "check its security providers");
        }
        return null;
    }

    /** Returns the context; null for connections without TLS. */
    @Nullable
    SSLContext context() {
        return context;
    }
}
