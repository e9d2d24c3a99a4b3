package io.github.jwtfilter.internal.pipeline;

import io.github.jwtfilter.GuardResponse;
import io.github.jwtfilter.Header;
import io.github.jwtfilter.RequestView;
import io.github.jwtfilter.internal.health.HealthCheck;
import io.github.jwtfilter.internal.metrics.MetricSources;
import io.github.jwtfilter.internal.metrics.PrometheusText;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.settings.OperationSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of metrics and health, at paths of the settings. They respond to requests that the access rules permit, also in
 * report-only mode. Metrics are only for users, which the settings are required to ensure by a rule.
 */
final class OperationEndpoints {
    private static final int OK = 200;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int UNAVAILABLE = 503;
    private static final String JSON = "application/json";

    private final @Nullable String metricsPath;
    private final @Nullable String healthPath;
    private final @Nullable String livePath;
    private final @Nullable String readyPath;
    private final @Nullable String role;
    private final MetricSources metrics;
    private final HealthCheck health;

    OperationEndpoints(OperationSettings settings, MetricSources metrics, HealthCheck health) {
        this.metricsPath = settings.metricsPath().orElse(null);
        this.healthPath = settings.healthPath().orElse(null);
        this.livePath = healthPath == null ? null : healthPath + OperationSettings.LIVE;
        this.readyPath = healthPath == null ? null : healthPath + OperationSettings.READY;
        this.role = settings.healthRole().orElse(null);
        this.metrics = metrics;
        this.health = health;
    }

    /** Returns the response to a permitted request, with a principal or without, or null for every other path. */
    @Nullable
    GuardResponse respond(RequestContext context, @Nullable TokenPrincipal principal) {
        String path = context.request.path();
        boolean forUsers = path.equals(metricsPath);
        boolean forAll = path.equals(healthPath) || path.equals(livePath) || path.equals(readyPath);
        boolean permitted = forAll || (forUsers && (principal != null || context.user != null));
        if (!permitted) {
            return null;
        }
        if (!isRead(context.request)) {
            return response(METHOD_NOT_ALLOWED, null, null, new Header("Allow", "GET, HEAD"));
        }
        if (forUsers) {
            return response(OK, PrometheusText.CONTENT_TYPE, PrometheusText.write(metrics));
        }
        return path.equals(livePath) ? response(OK, JSON, HealthCheck.status(true)) : readiness(context, principal);
    }

    private static boolean isRead(RequestView request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    private GuardResponse readiness(RequestContext context, @Nullable TokenPrincipal principal) {
        boolean ready = health.isReady();
        String body = seesDetails(context, principal) ? health.details(ready) : HealthCheck.status(ready);
        return response(ready ? OK : UNAVAILABLE, JSON, body);
    }

    private boolean seesDetails(RequestContext context, @Nullable TokenPrincipal principal) {
        return role != null
                && ((principal != null && principal.hasRole(role))
                        || (context.user != null && context.user.isInRole(role)));
    }

    private static GuardResponse response(
            int status, @Nullable String contentType, @Nullable String body, Header... more) {
        List<Header> headers = new ArrayList<>(Arrays.asList(more));
        headers.add(new Header("Cache-Control", "no-store"));
        if (contentType != null) {
            headers.add(new Header("Content-Type", contentType));
            headers.add(new Header("X-Content-Type-Options", "nosniff"));
        }
        return new GuardResponse(status, headers, body, false);
    }
}
