package io.github.jwtfilter.benchmarks.http;

import io.github.jwtfilter.benchmarks.peer.Pac4jPeer;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Workload;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.pac4j.core.config.Config;
import org.pac4j.http.client.direct.DirectBearerAuthClient;
import org.pac4j.jee.filter.SecurityFilter;

/** The filter of pac4j. */
final class Pac4jCandidate implements Candidate {
    @Override
    public void install(ServletContextHandler application, Workload workload) {
        Config config = new Config(new DirectBearerAuthClient(Pac4jPeer.authenticator(Algorithm.RS256, workload)));
        config.addAuthorizer(
                "forUs", (context, session, profiles) -> profiles.stream().allMatch(Pac4jPeer::isForUs));
        application.addFilter(
                new FilterHolder(new SecurityFilter(config, "DirectBearerAuthClient", "isAuthenticated,forUs")),
                "/*",
                EnumSet.of(DispatcherType.REQUEST));
    }
}
