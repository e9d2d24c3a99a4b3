package io.github.jwtfilter.internal.jwks;

import io.github.jwtfilter.KeyHealth;
import io.github.jwtfilter.RejectionReason;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.SignatureProviders;
import io.github.jwtfilter.settings.Report;
import java.security.Provider;
import java.util.Set;

/** Decorates a key source: the provider of {@code keys.provider} verifies the signatures. Each key set is converted once. */
public final class ProvidedKeys implements KeySource {
    private final KeySource source;
    private final Provider provider;
    private volatile Converted converted;

    private ProvidedKeys(KeySource source, Provider provider) {
        this.source = source;
        this.provider = provider;
        this.converted = new Converted(KeySet.empty(), provider);
    }

    /**
     * Applies {@code keys.provider} to a source.
     *
     * @param name the name of the provider or of its class
     * @param source the source
     * @param report receives the problem of a provider that does not exist
     * @return a decorator, or the source itself after a problem
     */
    public static KeySource of(String name, KeySource source, Report report) {
        Provider provider = SignatureProviders.find(name);
        if (provider == null) {
            report.error(
                    "keys.provider",
                    "is neither the name of a registered security provider nor a class that the application contains and"
                            + " that is one",
                    "correct the name, add the JAR of the provider to WEB-INF/lib, or remove this line");
            return source;
        }
        return new ProvidedKeys(source, provider);
    }

    @Override
    public Result<KeySet> current() {
        return convert(source.current());
    }

    @Override
    public KeySet known() {
        return convert(source.known());
    }

    @Override
    public Result<KeySet> renewed(KeySet tried, JoseHeader header, RejectionReason miss) {
        return convert(source.renewed(tried.origin(), header, miss));
    }

    private Result<KeySet> convert(Result<KeySet> keys) {
        return keys.rejection() == null ? convert(keys.value()).asResult() : keys;
    }

    private KeySet convert(KeySet keys) {
        Converted last = converted;
        return last.keys == keys ? last.result : convertAnew(keys);
    }

    private synchronized KeySet convertAnew(KeySet keys) {
        if (converted.keys != keys) { // otherwise another thread has already done so
            converted = new Converted(keys, provider);
        }
        return converted.result;
    }

    @Override
    public Set<JwsAlgorithm> algorithms() {
        return source.algorithms();
    }

    @Override
    public boolean refresh() {
        return source.refresh();
    }

    @Override
    public KeyHealth health() {
        return source.health();
    }

    @Override
    public String description() {
        return source.description() + ", signatures verified by " + provider.getName();
    }

    private static final class Converted {
        private final KeySet keys;
        private final KeySet result;

        Converted(KeySet keys, Provider provider) {
            this.keys = keys;
            this.result = keys.by(provider);
        }
    }
}
