package io.github.jwtfilter.settings.validation;

import io.github.jwtfilter.settings.Report;
import io.github.jwtfilter.settings.RevocationSettings;
import io.github.jwtfilter.settings.Scope;
import io.github.jwtfilter.settings.SessionSettings;
import io.github.jwtfilter.settings.SettingKey;
import io.github.jwtfilter.settings.Settings;
import io.github.jwtfilter.settings.StoreKind;
import io.github.jwtfilter.settings.StoreSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Checks the settings of sessions, revocation and stores against each other. */
final class SessionChecks {
    private static final List<SettingKey<?>> OF_JDBC = Arrays.asList(
            StoreSettings.JDBC_JNDI,
            StoreSettings.JDBC_URL,
            StoreSettings.JDBC_USER,
            StoreSettings.JDBC_PASSWORD,
            StoreSettings.JDBC_TABLE_PREFIX,
            StoreSettings.JDBC_CREATE);
    private static final List<SettingKey<?>> OF_REDIS = Arrays.asList(
            StoreSettings.REDIS_URL,
            StoreSettings.REDIS_MODE,
            StoreSettings.REDIS_SENTINEL_MASTER,
            StoreSettings.REDIS_USER,
            StoreSettings.REDIS_PASSWORD,
            StoreSettings.REDIS_CA,
            StoreSettings.REDIS_PREFIX);

    private final SessionSettings session;
    private final RevocationSettings revocation;
    private final StoreSettings store;
    private final boolean httpsRequired;
    private final boolean coexists;
    private final Scope scope;
    private final Report problems;

    SessionChecks(Settings settings, Scope scope, Report problems) {
        this.session = settings.session();
        this.revocation = settings.revocation();
        this.store = settings.store();
        this.coexists = !settings.rollout().coexist().isEmpty();
        this.httpsRequired = settings.transport().httpsRequired();
        this.scope = scope;
        this.problems = problems;
    }

    void run() {
        if (session.enabled()) {
            checkKeys();
            checkLifetimes();
            checkCookies();
            checkPaths();
        } else {
            withoutEffect(SessionSettings.KEYS, SessionSettings.STORE, "session.store");
        }
        if (!revocation.store().isPresent()) {
            withoutEffect(RevocationSettings.KEYS, RevocationSettings.STORE, "revocation.store or session.store");
        }
        checkStores();
    }

    private boolean uses(StoreKind kind) {
        return session.store().filter(kind::equals).isPresent()
                || revocation.store().filter(kind::equals).isPresent();
    }

    private void checkKeys() {
        boolean keys = scope.has(SessionSettings.SIGNING_KEYS);
        boolean secret = scope.has(SessionSettings.SECRET);
        boolean shared =
                session.store().filter(kind -> kind != StoreKind.MEMORY).isPresent();
        if (keys && secret) {
            problems.error(
                    SessionSettings.SECRET.name(),
                    "is set together with session.keys",
                    "keep session.keys, or session.secret if no other application verifies the tokens");
        }
        if (shared && !keys && !secret) {
            problems.error(
                    SessionSettings.STORE.name(),
                    "is a store for several servers, but no signing key is configured: each server would reject the tokens of"
                            + " the others",
                    "add session.keys with a private key that all servers have; the command keys generate writes one");
        }
        if (!keys && scope.has(SessionSettings.KEYS_PASSWORD)) {
            problems.error(
                    SessionSettings.KEYS_PASSWORD.name(),
                    "has no effect without session.keys",
                    "add session.keys, or remove this line");
        }
    }

    private void checkLifetimes() {
        order(
                SessionSettings.ACCESS_LIFETIME,
                session.accessLifetime(),
                session.idleTimeout().minusMillis(1));
        if (session.idleTimeout().compareTo(session.maxLifetime()) > 0) {
            problems.error(
                    SessionSettings.IDLE_TIMEOUT.name(),
                    "is longer than session.max-lifetime, so that it has no effect",
                    "set session.idle-timeout to at most session.max-lifetime");
        }
        if (session.grace().compareTo(session.accessLifetime()) > 0) {
            problems.error(
                    SessionSettings.GRACE.name(),
                    "is longer than session.access-lifetime: a stolen renewal token could be used after the next renewal",
                    "set session.grace to at most session.access-lifetime; 30s is enough for slow networks");
        }
    }

    private void order(SettingKey<?> key, Duration shorter, Duration most) {
        if (shorter.compareTo(most) > 0) {
            problems.error(
                    key.name(),
                    "is not shorter than session.idle-timeout: a session would end before it is renewed",
                    "set session.access-lifetime to a part of session.idle-timeout; 10m and 2h are usual");
        }
    }

    private void checkCookies() {
        if (session.sameSite() == SessionSettings.SameSite.NONE && !httpsRequired) {
            problems.error(
                    SessionSettings.SAME_SITE.name(),
                    "is none while https.required is false: browsers reject such cookies without the attribute Secure",
                    "set https.required = true, or session.same-site = lax");
        }
    }

    private void checkPaths() {
        List<SettingKey<String>> paths =
                Arrays.asList(SessionSettings.REFRESH_PATH, SessionSettings.LOGOUT_PATH, SessionSettings.JWKS_PATH);
        List<String> values = Arrays.asList(
                session.refreshPath().orElse(""),
                session.logoutPath().orElse(""),
                session.jwksPath().orElse(""));
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).equals("/")) {
                problems.error(
                        paths.get(i).name(), "is the root of the application", "write a path such as /jwt/refresh");
            }
            if (!values.get(i).isEmpty() && values.indexOf(values.get(i)) < i) {
                problems.error(
                        paths.get(i).name(),
                        "is also " + paths.get(values.indexOf(values.get(i))).name(),
                        "use a path of its own for each endpoint");
            }
        }
        if (session.jwksPath().isPresent() && scope.has(SessionSettings.SECRET)) {
            problems.error(
                    SessionSettings.JWKS_PATH.name(),
                    "publishes no key with session.secret: a secret must not be public",
                    "use session.keys, or remove this line");
        }
        if (session.bridge() && !coexists) {
            problems.error(
                    SessionSettings.BRIDGE.name(),
                    "has no effect without coexist",
                    "add coexist with the paths on which users log in at the server, or remove this line");
        }
        if (!session.bridge() && scope.has(SessionSettings.BRIDGE_ROLES)) {
            problems.error(
                    SessionSettings.BRIDGE_ROLES.name(),
                    "has no effect without session.bridge = true",
                    "add session.bridge = true, or remove this line");
        }
    }

    private void checkStores() {
        if (uses(StoreKind.JDBC)) {
            checkJdbc();
        } else {
            withoutStore(OF_JDBC, "jdbc");
        }
        if (uses(StoreKind.REDIS)) {
            checkRedis();
        } else {
            withoutStore(OF_REDIS, "redis");
        }
    }

    private void checkJdbc() {
        boolean jndi = scope.has(StoreSettings.JDBC_JNDI);
        boolean url = scope.has(StoreSettings.JDBC_URL);
        if (jndi == url) {
            problems.error(
                    StoreSettings.JDBC_JNDI.name(),
                    jndi ? "is set together with store.jdbc.url" : "is missing, and so is store.jdbc.url",
                    jndi
                            ? "keep one of them"
                            : "set store.jdbc.jndi to the name of a DataSource of the server, or store.jdbc.url");
        }
        if (store.jdbcUrl().isPresent() && !store.jdbcUrl().get().startsWith("jdbc:")) {
            problems.error(
                    StoreSettings.JDBC_URL.name(),
                    "does not start with jdbc:",
                    "write it as the driver documents it, for example jdbc:postgresql://db.example.com/app");
        }
        for (SettingKey<?> key : Arrays.asList(StoreSettings.JDBC_USER, StoreSettings.JDBC_PASSWORD)) {
            if (!url && scope.has(key)) {
                problems.error(
                        key.name(),
                        "has no effect without store.jdbc.url",
                        "configure the user in the DataSource of the server, and remove this line");
            }
        }
    }

    private void checkRedis() {
        if (store.redisUrls().isEmpty()) {
            problems.error(
                    StoreSettings.REDIS_URL.name(), "is missing", "set it, for example redis://localhost:6379/0");
        }
        for (String url : store.redisUrls()) {
            if (!url.startsWith("redis://") && !url.startsWith("rediss://")) {
                problems.error(
                        StoreSettings.REDIS_URL.name(),
                        "does not start with redis:// or rediss://",
                        "write for example rediss://redis.example.com:6379/0");
            }
        }
        if (store.redisMode() == StoreSettings.RedisMode.SINGLE
                && store.redisUrls().size() > 1) {
            problems.error(
                    StoreSettings.REDIS_URL.name(),
                    "has several addresses, but store.redis.mode is single",
                    "keep one address, or set store.redis.mode to sentinel or cluster");
        }
    }

    private void withoutStore(List<SettingKey<?>> keys, String kind) {
        for (SettingKey<?> key : scope.configured(keys)) {
            problems.error(
                    key.name(),
                    "has no effect: neither session.store nor revocation.store is " + kind,
                    "set session.store = " + kind + ", or remove this line");
        }
    }

    private void withoutEffect(List<SettingKey<?>> keys, SettingKey<?> except, String needed) {
        for (SettingKey<?> key : scope.configured(keys)) {
            if (key != except) {
                problems.error(
                        key.name(), "has no effect without " + needed, "add " + needed + ", or remove this line");
            }
        }
    }
}
