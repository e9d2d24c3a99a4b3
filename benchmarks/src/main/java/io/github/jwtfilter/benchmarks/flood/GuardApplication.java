package io.github.jwtfilter.benchmarks.flood;

import io.github.jwtfilter.Decision;
import io.github.jwtfilter.JwtGuard;
import java.nio.file.Path;

/** Decisions in this process, without a server. */
final class GuardApplication implements Application {
    private final JwtGuard guard;

    GuardApplication(Path settings) {
        guard = JwtGuard.builder(settings).build();
    }

    @Override
    public Connection connect() {
        return new Connection() {
            @Override
            public boolean send(String address, String token) {
                return guard.decide(ForwardedRequest.of(address, token)) instanceof Decision.Authenticated;
            }

            @Override
            public void sendWithoutToken(String address, String text) {
                guard.decide(ForwardedRequest.withoutToken(address));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        guard.close();
    }
}
