package io.github.jwtfilter.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.internal.principal.TokenPrincipal;
import io.github.jwtfilter.settings.LoadedSettings;
import io.github.jwtfilter.settings.Problem;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens as other systems write them are accepted or rejected, and give the names and roles, as the table says. */
class TokenInteroperabilityTest {
    private static final String DEFAULTS =
            "'iss':'https://idp.example.com';'aud':'legacy-app';'sub':'alice';'iat':1800000000;'exp':1800003600";

    static List<TokenCase> tokens() {
        return TokenCase.of("tokens.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void tokens(TokenCase each) throws Exception {
        LoadedSettings loaded = TestSettings.loadWith(each.settings().split("; "));
        int problem = each.expected().indexOf("finding: ");
        if (problem >= 0) {
            assertThat(loaded.problems().all())
                    .map(Problem::toString)
                    .singleElement()
                    .asString()
                    .contains(each.expected().substring(problem + "finding: ".length()));
        } else {
            assertThat(loaded.problems().all()).isEmpty();
        }
        try (Guard guard = GuardFactory.create(loaded, new TickingClock(TestTokens.ISSUED))) {
            assertThat(each.expected()).startsWith(result(guard.authenticate(token(each.claims()))));
        }
    }

    private static String result(Result<TokenPrincipal> result) {
        return result.rejection() != null
                ? result.rejection().reason().toString()
                : result.value().getName() + " " + new TreeSet<>(result.value().roles());
    }

    /** Signed by Nimbus. The claims are taken as they are written, with defaults for those that are missing. */
    private static String token(String claims) throws JOSEException {
        StringBuilder json = new StringBuilder(claims.equals("-") ? "" : claims);
        for (String member : DEFAULTS.split(";")) {
            if (!claims.contains(member.substring(0, member.indexOf(':') + 1))) {
                json.append(json.length() == 0 ? "" : ",").append(member);
            }
        }
        JWSObject token = new JWSObject(
                new JWSHeader(JWSAlgorithm.HS256),
                new Payload("{" + json.toString().replace('\'', '"') + "}"));
        token.sign(new MACSigner(TestSettings.SECRET));
        return token.serialize();
    }
}
