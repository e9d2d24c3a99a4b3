package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Rejection;
import io.github.jwtfilter.Result;
import io.github.jwtfilter.internal.json.JsonText;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/** Prints one JSON object per line, for programs. */
final class JsonExplanation implements Explanation {
    private final PrintWriter out;

    JsonExplanation(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void print(Result<? extends JwtPrincipal> result) {
        Rejection rejection = result.rejection();
        out.println(rejection == null ? accepted(result.value()) : rejected(rejection));
    }

    private static String accepted(JwtPrincipal principal) {
        String roles = principal.roles().stream().map(JsonText::quoted).collect(Collectors.joining(","));
        return "{\"accepted\":true,\"reason\":null,\"principal\":" + JsonText.quoted(principal.getName())
                + ",\"roles\":[" + roles + "]}";
    }

    private static String rejected(Rejection rejection) {
        return "{\"accepted\":false,\"reason\":"
                + JsonText.quoted(rejection.reason().code()) + ",\"principal\":null,\"roles\":[]}";
    }
}
