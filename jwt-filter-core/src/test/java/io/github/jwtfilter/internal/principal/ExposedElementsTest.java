package io.github.jwtfilter.internal.principal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.github.jwtfilter.fixture.TestSettings;
import io.github.jwtfilter.fixture.TestTokens;
import io.github.jwtfilter.fixture.TickingClock;
import io.github.jwtfilter.internal.pipeline.Guard;
import io.github.jwtfilter.internal.pipeline.GuardFactory;
import io.github.jwtfilter.settings.LoadedSettings;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Paths with {@code [*]} expose the elements of a list, as in {@code roles.claims}. */
class ExposedElementsTest {
    private static final String CLAIMS = "'groups':[{'name':'clerk'},{'name':'a,b'},{'name':'auditor'}],"
            + "'org':[{'roles':['r1','r2']},{'roles':['r3']}],'one':[{'name':'a,b'}]";

    @Test
    void exposes_a_member_of_each_element_of_a_list() throws JOSEException {
        assertThat(header("groups[*].name")).isEqualTo("clerk,auditor");
    }

    @Test
    void exposes_lists_in_the_elements_of_a_list() throws JOSEException {
        assertThat(header("org[*].roles")).isEqualTo("r1,r2,r3");
    }

    @Test
    void omits_a_single_element_that_would_read_as_two() throws JOSEException {
        assertThat(header("one[*].name")).isNull();
    }

    private static @Nullable String header(String claim) throws JOSEException {
        LoadedSettings loaded = TestSettings.loadWith("expose.headers = " + claim + " -> X-Exposed");
        try (Guard guard = GuardFactory.create(loaded, new TickingClock(TestTokens.ISSUED))) {
            TokenPrincipal principal = guard.authenticate(token()).value();
            return Objects.requireNonNull(ExposedClaims.of(loaded.settings().expose()))
                    .header("X-Exposed", principal);
        }
    }

    private static String token() throws JOSEException {
        String json = "{'iss':'https://idp.example.com','aud':'legacy-app','sub':'alice','iat':1800000000,"
                + "'exp':1800003600," + CLAIMS + "}";
        JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(json.replace('\'', '"')));
        token.sign(new MACSigner(TestSettings.SECRET));
        return token.serialize();
    }
}
