package io.github.jwtfilter.internal.doctor;

import io.github.jwtfilter.JwtPrincipal;
import io.github.jwtfilter.Result;

/** Prints the verification of tokens in one format. */
interface Explanation {
    /** Prints the result for the next token. */
    void print(Result<? extends JwtPrincipal> result);
}
