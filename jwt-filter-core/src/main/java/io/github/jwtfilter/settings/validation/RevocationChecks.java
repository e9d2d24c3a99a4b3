package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.CacheSettings;
import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.RevocationSettings;
import io.github.jwtfilter.settings.RevocationSettings.OnFailure;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.StoreKind;

/** Checks the settings of revocation against those of sessions and of the cache of verified tokens. */
final class RevocationChecks {
    private final RevocationSettings revocation;
    private final SessionSettings session;
    private final CacheSettings cache;
    private final Scope scope;
    private final Report problems;

    RevocationChecks(Settings settings, Scope scope, Report problems) {
        this.revocation = settings.revocation();
        this.session = settings.session();
        this.cache = settings.cache();
        this.scope = scope;
        this.problems = problems;
    }

    void run() {
        if (!revocation.store().isPresent()) {
            withoutStore();
            return;
        }
        boolean memory = revocation.store().get() == StoreKind.MEMORY;
        if (revocation.onFailure() == OnFailure.ADMIT) {
            checkFailure(memory);
        }
        if (!revocation.cache().isZero() && cache.size() == 0) {
            problems.finding(
                    RevocationSettings.CACHE.name(),
                    "has no effect with cache.size = 0: results are cached together with their tokens",
                    "remove cache.size = 0, or this line");
        }
        if (memory && session.isShared()) {
            problems.finding(
                    RevocationSettings.STORE.name(),
                    "is memory, while session.store is shared by several servers: after a logout on one of them, the others"
                            + " accept the access token until it expires",
                    "remove this line, so that revocations are stored together with the sessions");
        }
    }

    private void withoutStore() {
        for (SettingKey<?> key : scope.configured(RevocationSettings.KEYS)) {
            if (key != RevocationSettings.STORE) {
                problems.error(
                        key.name(),
                        "has no effect without revocation.store or session.store",
                        "add revocation.store or session.store, or remove this line");
            }
        }
    }

    private void checkFailure(boolean memory) {
        if (memory) {
            problems.finding(
                    RevocationSettings.ON_FAILURE.name(),
                    "has no effect: a store in memory is always available",
                    "remove this line");
        } else {
            problems.finding(
                    RevocationSettings.ON_FAILURE.name(),
                    "is admit: while the store is unavailable, revoked tokens are accepted, also those of users who have"
                            + " logged out",
                    "remove this line, so that such requests get 503, unless they must be accepted");
        }
    }
}
