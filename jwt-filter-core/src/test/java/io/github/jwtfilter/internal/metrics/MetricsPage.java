package io.github.jwtfilter.internal.metrics;

/** Writes the reference page of the metrics, in Markdown, from their definitions. */
final class MetricsPage {
    private static final String INTRODUCTION = """
            # Metrics

            The filter counts and times its decisions. The same figures are available in three ways:

            - **JMX**, always: MBean `io.github.jwtfilter:type=Guard,application="/context"`, with one attribute for each metric. A metric with labels
              is a table, a duration a number of operations and their total in seconds. The attribute `KeySets` has the state, the key IDs, the age and the
              last error of the keys of each issuer. The bean has operations to fetch the keys again, to clear the cache, to reload the settings, and to
              [revoke](revocation.md) tokens. It is removed when the application is undeployed.
            - **Prometheus**, with `metrics.path`: the text format 0.0.4, for `GET` and `HEAD`. The path needs an access rule of its own that requires a
              role or a scope; Prometheus sends a token of the identity provider:

              ```properties
              metrics.path = /jwt/metrics
              access.5     = GET /jwt/metrics : role metrics
              ```

            - **Micrometer**, if the application or its server contains version 1.1 or later: meters in `Metrics.globalRegistry`, with the tag `application`.

            All figures are those of one server since the start of the application. Labels have fixed values and names of the settings, and
            never a text of a request, so that their number is limited. An issuer without a name in the settings is `(default)`. A metric is absent if the
            settings do not have its subject, such as sessions.

            This page is generated from the definitions of the metrics; a test fails if the two differ.
            """;

    private static final String HEALTH = """

            ## Health

            `health.path` is for load balancers and for probes of Kubernetes. It also needs an access rule of its own; with `optional`, no token is
            required:

            ```properties
            health.path = /jwt/health
            health.role = operator
            access.6    = GET /jwt/health/** : optional
            ```

            | path | status | meaning |
            |---|---|---|
            | `/jwt/health/live` | 200 | the filter runs with valid settings |
            | `/jwt/health/ready`, `/jwt/health` | 200 or 503 | the keys of every issuer have been read and are not too old, and the stores of sessions and revocations are available |

            The body is `{"status":"UP"}` or `{"status":"DOWN"}`. Users with the role `health.role` also see the state of the keys of each issuer, and of the
            stores; causes of failures are in the log and in JMX. No request waits for a store: with `health.path`, a database or Redis is read every five
            seconds in the background. Revoked keys (`keys.revoked`) do not change the status, since the rest of the application remains available.
            A filter without valid settings responds with 503 to every request, also here.
            """;

    private MetricsPage() {}

    static String render() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        page.append(
                "\n## Definitions\n\n| Prometheus | type | labels | JMX | Micrometer | meaning |\n|---|---|---|---|---|---|\n");
        for (Metric metric : MetricCatalog.metrics()) {
            page.append("| `")
                    .append(metric.name())
                    .append("` | ")
                    .append(metric.type().text())
                    .append(" | ");
            page.append(metric.labels().isEmpty() ? "" : "`" + String.join("`, `", metric.labels()) + "`");
            page.append(" | `")
                    .append(metric.attribute())
                    .append("` | `")
                    .append(metric.meter())
                    .append("` | ");
            page.append(metric.help()).append(" |\n");
        }
        return page.append(HEALTH).toString();
    }
}
