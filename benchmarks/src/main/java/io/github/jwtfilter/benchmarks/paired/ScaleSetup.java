package io.github.jwtfilter.benchmarks.paired;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.JwtGuard;
import io.github.jwtfilter.benchmarks.core.Request;
import io.github.jwtfilter.benchmarks.peer.Peer;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.GuardSettings;
import io.github.jwtfilter.benchmarks.workload.ScaleFactor;
import io.github.jwtfilter.benchmarks.workload.Workload;

/** The decision on a request whose token and settings have the size of a factor. */
final class ScaleSetup {
    private final Workload workload;
    private final ScaleFactor factor;
    private final int size;

    ScaleSetup(Workload workload, ScaleFactor factor, int size) {
        this.workload = workload;
        this.factor = factor;
        this.size = size;
    }

    String token() {
        return workload.token(factor, size);
    }

    /** Returns the decision, after one that passed. {@code cache}: the maximum number of cached tokens. */
    Peer decision(int cache) {
        JwtGuard guard = JwtGuard.builder(settings(cache).write()).build();
        Request request = Request.get(path(size(ScaleFactor.RULES)) + "/page").withBearer(token());
        Peer peer = token -> guard.decide(request);
        if (!(peer.validate(token()) instanceof Decision.Authenticated)) {
            throw new IllegalStateException("the request is not authenticated: " + factor + " " + size);
        }
        return peer;
    }

    private GuardSettings settings(int cache) {
        GuardSettings settings =
                new GuardSettings(workload, Algorithm.RS256).withCache(cache).with("token.max-size", "16KiB");
        int rules = size(ScaleFactor.RULES);
        for (int number = 1; number < rules; number++) {
            settings.with("access." + number, "GET " + path(number) + "/** : anyone");
        }
        String role = Workload.role(size(ScaleFactor.ROLES));
        settings.with("access." + rules, "GET " + path(rules) + "/** : role " + role);
        for (int number = 2; number <= size(ScaleFactor.ISSUERS); number++) {
            addIssuer(settings, String.format("partner%02d", number));
        }
        return settings;
    }

    private void addIssuer(GuardSettings settings, String name) {
        String prefix = "issuers." + name + ".";
        settings.with(prefix + "issuer", "https://" + name + ".example.net")
                .with(prefix + "audience", Workload.AUDIENCE)
                .with(prefix + "algorithms", Algorithm.RS256.header())
                .with(
                        prefix + "keys.jwks-file",
                        workload.keySet(Algorithm.RS256).toUri().toString())
                .with(prefix + "principal.prefix", name + "/")
                .with(prefix + "roles.prefix.add", name + "-");
    }

    private static String path(int number) {
        return String.format("/office/part-%04d", number);
    }

    private int size(ScaleFactor other) {
        return factor.sizeOf(size, other);
    }
}
