package io.github.jwtfilter.doctor;

import io.github.jwtfilter.identity.JwtPrincipal;
import io.github.jwtfilter.rejection.Judgement;

/** A way of showing what happened to a token. */
interface Explanation {
    /** Shows what happened to the next token. */
    void print(Judgement<JwtPrincipal> judgement);
}
