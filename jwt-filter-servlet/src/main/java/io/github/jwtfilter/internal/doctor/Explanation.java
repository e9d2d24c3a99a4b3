package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.internal.principal.JwtPrincipal;
import io.github.jwtfilter.rejection.Judgement;

/** Prints the verification of tokens in one format. */
interface Explanation {
    /** Prints the result for the next token. */
    void print(Judgement<JwtPrincipal> judgement);
}
