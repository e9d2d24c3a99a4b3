package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Entry;
import io.github.jwtfilter.settings.KeySettings;
import io.github.jwtfilter.settings.LocalKeySettings;
import io.github.jwtfilter.settings.RemoteKeySettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.TrustedIssuer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Checks that at most one source of keys is configured, and that all {@code keys.*} lines apply to it. */
final class KeySourceChecks {
    private static final List<SettingKey<?>> OF_KEYSTORE = Arrays.asList(
            LocalKeySettings.KEYSTORE_PASSWORD, LocalKeySettings.KEYSTORE_TYPE, LocalKeySettings.KEYSTORE_ALIASES);

    /** The keys that also apply to the connections of a login. */
    private static final List<SettingKey<?>> OF_CONNECTIONS = Arrays.asList(
            RemoteKeySettings.CA,
            RemoteKeySettings.INSECURE_HTTP,
            RemoteKeySettings.CONNECT_TIMEOUT,
            RemoteKeySettings.READ_TIMEOUT,
            RemoteKeySettings.FETCH_TIMEOUT);

    private final TrustedIssuer issuer;
    private final LoginUse login;
    private final Scope scope;
    private final Report problems;

    KeySourceChecks(TrustedIssuer issuer, LoginUse login, Report problems) {
        this.issuer = issuer;
        this.login = login;
        this.scope = issuer.scope();
        this.problems = problems;
    }

    void run() {
        List<SettingKey<?>> configured = scope.configured(KeySettings.SOURCES);
        if (configured.size() > 1) {
            several(configured);
        }
        if (scope.configured(LocalKeySettings.SOURCES).isEmpty()) {
            new RemoteKeyChecks(issuer, login, problems).run();
        } else {
            withLocalKeys(scope.configured(RemoteKeySettings.KEYS));
        }
        if (!scope.has(LocalKeySettings.KEYSTORE)) {
            withoutKeystore(scope.configured(OF_KEYSTORE));
        }
    }

    private void several(List<SettingKey<?>> configured) {
        String names = configured.stream().map(this::named).collect(Collectors.joining(", "));
        boolean secretAndPublic = configured.contains(LocalKeySettings.SECRET);
        problems.error(
                configured.get(0).name(),
                "is not the only source of keys: " + names,
                secretAndPublic
                        ? "keep one: an issuer has either a secret or public keys, because with both, a public key"
                                + " could be used as the secret"
                        : "keep one");
    }

    private String named(SettingKey<?> key) {
        Entry entry = scope.get(key.name());
        return entry == null ? key.name() : entry.key() + " (" + entry.place() + ")";
    }

    /** Reports remote settings that have no effect with local keys; a second source is a separate error. */
    private void withLocalKeys(List<SettingKey<?>> remote) {
        for (SettingKey<?> key : remote) {
            boolean ofLogin = login.isLogin() && OF_CONNECTIONS.contains(key);
            if (!ofLogin && !RemoteKeySettings.SOURCES.contains(key)) {
                problems.error(key.name(), "has no effect with keys that are not fetched", "remove this line");
            }
        }
    }

    private void withoutKeystore(List<SettingKey<?>> ofKeystore) {
        for (SettingKey<?> key : ofKeystore) {
            problems.error(
                    key.name(),
                    "has no effect without keys.keystore",
                    "add " + scope.own(LocalKeySettings.KEYSTORE.name()) + ", or remove this line");
        }
    }
}
