package io.github.jwtfilter.internal.jwks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.github.jwtfilter.internal.jose.JoseHeader;
import io.github.jwtfilter.internal.jose.JwsAlgorithm;
import io.github.jwtfilter.internal.jose.TypePolicy;
import io.github.jwtfilter.internal.json.StrictJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Creates validated headers. */
final class TestHeaders {
    private TestHeaders() {}

    static JoseHeader of(JwsAlgorithm algorithm, String... namesAndValues) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("alg", algorithm.headerName());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            members.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        byte[] json = JSONObjectUtils.toJSONString(members).getBytes(UTF_8);
        return JoseHeader.of(StrictJson.parse(json), any -> true, TypePolicy.of(Optional.empty()))
                .value();
    }
}
