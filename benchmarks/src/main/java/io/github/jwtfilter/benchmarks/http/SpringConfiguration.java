package io.github.jwtfilter.benchmarks.http;

import io.github.jwtfilter.benchmarks.peer.SpringPeer;
import io.github.jwtfilter.benchmarks.workload.Algorithm;
import io.github.jwtfilter.benchmarks.workload.Workload;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** A stateless resource server as in Spring's reference documentation. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SpringConfiguration {
    /** Called by Spring. */
    public SpringConfiguration() {}

    /**
     * Creates the decoder of tokens.
     *
     * @return a decoder
     */
    @Bean
    public JwtDecoder decoder() {
        return SpringPeer.decoder(Algorithm.RS256, Workload.current());
    }

    /**
     * Creates the filter chain.
     *
     * @param http the builder of the chain
     * @return a chain
     * @throws Exception if that fails
     */
    @Bean
    public SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
